import type { DefinitionProblem } from "#listen/questionnaires/definition-problem.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Section } from "../../../ui/section.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { useEditor } from "./editor-context.ts";
import { type Place, placeOf, questionAt } from "./place.ts";
import { translationAt } from "./problem-words.ts";
import { questionLine } from "./question-types.ts";
import { sortProblems } from "./sort-problems.ts";

interface ProblemsPanelProps {
  /** @param language of the translation that is to be put right, null for none */
  onGo: (place: Place, language: string | null) => void;
  onTranslate: () => void;
}

/** What has to be put right before publishing, and what might be, each with the way to its place. */
export function ProblemsPanel({ onGo, onTranslate }: ProblemsPanelProps) {
  const { definition, problems } = useEditor();
  const { errors, warnings, untranslated } = sortProblems(definition, problems);
  if (problems.length === 0)
    return (
      <EmptyState title="Nothing is missing">
        It can be published. Try it in the preview, and let two or three people try it before everybody is
        asked.
      </EmptyState>
    );
  return (
    <Stack gap="large">
      {errors.length > 0 && (
        <Section title="To put right" lead="It can't be published before.">
          <ProblemList problems={errors} onGo={onGo} />
        </Section>
      )}
      {warnings.length > 0 && (
        <Section title="To look at" lead="It can be published all the same.">
          <ProblemList problems={warnings} onGo={onGo} />
        </Section>
      )}
      {untranslated > 0 && (
        <Notice
          title={
            untranslated === 1
              ? "One text is not translated into every language."
              : `${untranslated} texts are not translated into every language.`
          }
          actions={<Button onPress={onTranslate}>Translate</Button>}
        >
          <p>Respondents would read them in the first language.</p>
        </Notice>
      )}
    </Stack>
  );
}

function ProblemList({
  problems,
  onGo,
}: {
  problems: readonly DefinitionProblem[];
  onGo: ProblemsPanelProps["onGo"];
}) {
  const { languages } = useEditor().definition;
  return (
    <ul className="problem-list">
      {problems.map(({ path, message }) => (
        <li key={path + message}>
          <button type="button" onClick={() => onGo(placeOf(path), translationAt(languages, path))}>
            <PlaceName place={placeOf(path)} />
          </button>
          <span>{message}</span>
        </li>
      ))}
    </ul>
  );
}

function PlaceName({ place }: { place: Place }) {
  const { definition, language } = useEditor();
  const question = questionAt(definition, place);
  if (question) return <>{questionLine(question, language, definition.languages)}</>;
  return <>{place.kind === "whole" ? "The whole questionnaire" : `Page ${place.page + 1}`}</>;
}
