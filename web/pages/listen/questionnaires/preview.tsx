import { Monitor, RotateCcw } from "lucide-react";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import type { Answers } from "#listen/questionnaires/answer.ts";
import { compileQuestionnaire } from "#listen/questionnaires/compile.ts";
import { firstFieldOf } from "#listen/respond/problem-sentence.ts";
import { useSession } from "../../../shell/session.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { IconButton } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { useEditor } from "./editor-context.ts";
import { pageAt, questionAt } from "./place.ts";
import { previewContent, type Stage, withFields, withoutConditions } from "./preview-content.ts";
import { RespondentFrame } from "./respondent-frame.tsx";
import { withStandIns } from "./stand-ins.ts";
import { useRespondentWords } from "./use-respondent-words.ts";

/** The questionnaire as respondents will see it: it can be answered, and conditions and repeated answers work. */
export function Preview() {
  const [isWide, setWide] = useState(false);
  return (
    <section className="preview" aria-label="Preview">
      <PreviewBody
        extra={
          <IconButton
            label="Show it as on a computer"
            icon={<Monitor size={16} aria-hidden />}
            onPress={() => setWide(true)}
          />
        }
      />
      <Dialog title="Preview on a computer" width="wide" isOpen={isWide} onClose={() => setWide(false)}>
        <PreviewBody extra={null} />
      </Dialog>
    </section>
  );
}

function PreviewBody({ extra }: { extra: React.ReactNode }) {
  const { definition: latest, place, language } = useEditor();
  const words = useRespondentWords(language);
  const { user } = useSession();
  const { organisation } = useWorkspace();
  const written = useDeferredValue(latest);
  const definition = useMemo(() => withStandIns(written), [written]);
  // What was answered here. It changes the picture when the page is turned, not while one types.
  const answers = useRef<Answers>({});
  const [turn, setTurn] = useState(0);
  const [walked, setWalked] = useState<{ stage: Stage; from: typeof place } | null>(null);

  const selected = pageAt(definition, place);
  // Choosing something in the outline leads the preview there.
  const isWalking = walked !== null && walked.from === place;
  const stage: Stage = isWalking
    ? walked.stage
    : selected
      ? { kind: "page", id: selected.id }
      : { kind: "begin" };
  const compiled = useMemo(() => compileQuestionnaire(definition), [definition]);
  const page = stage.kind === "page" ? compiled.pages.find(({ id }) => id === stage.id) : undefined;
  const question = questionAt(definition, place);
  const isHidden =
    !isWalking &&
    page !== undefined &&
    (!compiled.shownPages(answers.current).includes(page) ||
      (question !== undefined && !compiled.shownQuestions(page, answers.current).includes(question)));

  const known = { name: user?.name ?? "", organisation };
  // biome-ignore lint/correctness/useExhaustiveDependencies: answers are read when the page is turned
  const content = useMemo(
    () =>
      previewContent(isHidden ? compileQuestionnaire(withoutConditions(definition)) : compiled, {
        language,
        words,
        answers: answers.current,
        known,
        stage,
      }),
    [
      definition,
      compiled,
      language,
      words,
      stage.kind,
      page?.id,
      isHidden,
      turn,
      known.name,
      known.organisation,
    ],
  );

  const go = (direction: 1 | -1) => {
    const shown = compiled.shownPages(answers.current);
    const at = page ? shown.findIndex(({ id }) => id === page.id) : direction > 0 ? -1 : shown.length;
    const later = page && at < 0 ? compiled.pages.indexOf(page) : null;
    const next =
      later === null
        ? shown[at + direction]
        : shown.find((each) => compiled.pages.indexOf(each) > later && direction > 0);
    const end: Stage = direction > 0 ? { kind: "end" } : { kind: "begin" };
    setWalked({ stage: next ? { kind: "page", id: next.id } : end, from: place });
    setTurn((count) => count + 1);
  };
  const hear = (event: Event, root: ShadowRoot) => {
    const target = event.target as HTMLElement;
    if (event.type === "submit") return event.preventDefault();
    if (event.type === "click") {
      const button = target.closest("button");
      if (!button) return;
      event.preventDefault();
      if (button.name === ".go") return go(button.value === "back" ? -1 : 1);
      const { [button.value]: _, ...rest } = answers.current;
      answers.current = rest;
      setTurn((count) => count + 1);
      return;
    }
    const form = root.querySelector("form");
    if (!form || !page) return;
    const fields = new Map<string, string[]>();
    for (const [name, value] of new FormData(form))
      fields.set(name, [...(fields.get(name) ?? []), String(value)]);
    answers.current = withFields(compiled, page, answers.current, fields, language);
  };

  return (
    <>
      <div className="preview-bar">
        <span>{stage.kind === "begin" ? "Beginning" : stage.kind === "end" ? "End" : "Preview"}</span>
        <IconButton
          label="Begin again without answers"
          icon={<RotateCcw size={16} aria-hidden />}
          onPress={() => {
            answers.current = {};
            setWalked({ stage: { kind: "begin" }, from: place });
            setTurn((count) => count + 1);
          }}
        />
        {extra}
      </div>
      {isHidden && (
        <p className="preview-note">
          With the answers given in this preview, respondents would not see this. It is shown here all the
          same.
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached with the keyboard */}
      <section className="preview-box" tabIndex={0} aria-label="As respondents see it">
        <RespondentFrame
          content={content}
          onEvent={hear}
          shown={question && !isWalking ? firstFieldOf(question) : undefined}
        />
      </section>
    </>
  );
}
