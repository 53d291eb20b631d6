import type { Question } from "#listen/questionnaires/definition.ts";
import { CheckboxGroup } from "../../../ui/checkbox.tsx";
import type { Patch } from "./patched.ts";

type Special = "notApplicable" | "dontKnow" | "refused";

const words: readonly { value: Special; label: string }[] = [
  { value: "notApplicable", label: "Doesn't apply" },
  { value: "dontKnow", label: "I don't know" },
  { value: "refused", label: "I'd rather not say" },
];

interface SpecialAnswersProps {
  question: Question;
  onChange: (patch: Patch<Question>) => void;
}

/** Answers that are no value: counted apart, never as zero. */
export function SpecialAnswers({ question, onChange }: SpecialAnswersProps) {
  const offered = question.type === "paired-rating" ? words.slice(0, 1) : words;
  return (
    <CheckboxGroup<Special>
      label="Also offered as answers"
      options={offered}
      value={offered.map(({ value }) => value).filter((name) => question[name] === true)}
      onChange={(ticked) =>
        onChange(Object.fromEntries(offered.map(({ value }) => [value, ticked.includes(value) || undefined])))
      }
    />
  );
}
