import "./workbench.css";
import { ArrowDown, ArrowUp, Copy, FilePlus, Plus, Trash2 } from "lucide-react";
import { type KeyboardEvent, lazy, Suspense, useState } from "react";
import type { QuestionType } from "#listen/questionnaires/definition.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { Row } from "../../../ui/stack.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import { toast } from "../../../ui/toast.tsx";
import { isOfProfile, useEditor } from "./editor-context.ts";
import { addPage, addQuestion, duplicate, putBack, remove, step } from "./edits.ts";
import { newQuestion } from "./new-question.ts";
import { Outline } from "./outline.tsx";
import { pageAt, questionAt } from "./place.ts";
import { TypeDialog } from "./type-chooser.tsx";
import { useIsWide } from "./use-is-wide.ts";

type Part = "outline" | "form" | "preview";

/** Respondents' pages in all their languages: loaded beside the editor, not before it. */
const Preview = lazy(async () => ({ default: (await import("./preview.tsx")).Preview }));
/** The forms: each is loaded with the first part of its kind that is chosen. */
const WholeForm = lazy(async () => ({ default: (await import("./whole-form.tsx")).WholeForm }));
const PageForm = lazy(async () => ({ default: (await import("./page-form.tsx")).PageForm }));
const QuestionForm = lazy(async () => ({ default: (await import("./question-form.tsx")).QuestionForm }));

const PreviewPart = () => (
  <Suspense fallback={<Skeleton lines={8} />}>
    <Preview />
  </Suspense>
);

/** Outline, form and preview beside each other, or behind tabs where there is no room. */
export function Workbench() {
  const isWide = useIsWide();
  const [part, setPart] = useState<Part>("outline");
  if (!isWide)
    return (
      <Tabs<Part>
        label="Outline, form and preview"
        shown={part}
        onShow={setPart}
        tabs={[
          { key: "outline", label: "Outline", content: <OutlinePart onEdit={() => setPart("form")} /> },
          { key: "form", label: "Edit", content: <PlaceForm /> },
          { key: "preview", label: "Preview", content: <PreviewPart /> },
        ]}
      />
    );
  return (
    <div className="workbench">
      <div className="workbench-outline">
        <OutlinePart onEdit={() => {}} />
      </div>
      <div className="workbench-form">
        <PlaceForm />
      </div>
      <div className="workbench-preview">
        <PreviewPart />
      </div>
    </div>
  );
}

/** @param onEdit is called when something was added that is to be worded next */
function OutlinePart({ onEdit }: { onEdit: () => void }) {
  const { place, restructure } = useEditor();
  const [isChoosing, setChoosing] = useState(false);
  const add = (type: QuestionType) => {
    setChoosing(false);
    restructure((now) => addQuestion(now, place, (id) => newQuestion(type, id)));
    onEdit();
  };
  const isWide = useIsWide();
  return (
    <>
      <Outline />
      <Row>
        <Button icon={<Plus size={16} aria-hidden />} onPress={() => setChoosing(true)}>
          Add a question
        </Button>
        <Button
          tone="quiet"
          icon={<FilePlus size={16} aria-hidden />}
          onPress={() => {
            restructure((now) => addPage(now, place));
            onEdit();
          }}
        >
          Add a page
        </Button>
        {!isWide && (
          <Button tone="quiet" onPress={onEdit}>
            Edit what is chosen
          </Button>
        )}
      </Row>
      <TypeDialog
        title="What kind of question?"
        isOpen={isChoosing}
        onClose={() => setChoosing(false)}
        onChoose={add}
      />
    </>
  );
}

/** The form of what is chosen in the outline, with what can be done to it as a whole. */
function PlaceForm() {
  const editor = useEditor();
  const { definition, place, restructure } = editor;
  const page = pageAt(definition, place);
  const question = questionAt(definition, place);
  const isFixed = question
    ? isOfProfile(editor, question)
    : page?.questions.some((each) => isOfProfile(editor, each)) === true;
  const noun = place.kind;
  const title = question
    ? "Question"
    : page
      ? `Page ${(place.kind === "page" ? place.page : 0) + 1}`
      : "The whole questionnaire";
  const take = () => {
    restructure((now) => remove(now, place));
    toast(noun === "page" ? "The page was deleted with its questions." : "The question was deleted.", () =>
      restructure((now) => putBack(now, definition, place)),
    );
  };
  const onKey = (event: KeyboardEvent) => {
    const to = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
    if (to === null || !event.altKey) return;
    event.preventDefault();
    restructure((now) => step(now, place, to));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for what the buttons inside do
    <div className="place-form" onKeyDown={onKey}>
      <header className="place-header">
        <h2>{title}</h2>
        {place.kind !== "whole" && (
          <span className="place-actions">
            <IconButton
              label={`Move the ${noun} up`}
              icon={<ArrowUp size={16} aria-hidden />}
              isDisabled={step(definition, place, -1) === null}
              onPress={() => restructure((now) => step(now, place, -1))}
            />
            <IconButton
              label={`Move the ${noun} down`}
              icon={<ArrowDown size={16} aria-hidden />}
              isDisabled={step(definition, place, 1) === null}
              onPress={() => restructure((now) => step(now, place, 1))}
            />
            <IconButton
              label={`Duplicate the ${noun}`}
              icon={<Copy size={16} aria-hidden />}
              isDisabled={isFixed}
              onPress={() => restructure((now) => duplicate(now, place))}
            />
            <IconButton
              label={`Delete the ${noun}`}
              icon={<Trash2 size={16} aria-hidden />}
              isDisabled={isFixed}
              onPress={take}
            />
          </span>
        )}
      </header>
      <Suspense fallback={<Skeleton lines={8} />}>
        {place.kind === "question" && question && (
          <QuestionForm key={question.id} question={question} place={place} />
        )}
        {place.kind === "page" && page && <PageForm key={page.id} page={page} index={place.page} />}
        {place.kind === "whole" && <WholeForm />}
      </Suspense>
    </div>
  );
}
