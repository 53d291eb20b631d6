import type { Question } from "#listen/questionnaires/definition.ts";
import type { Meaning } from "#listen/questionnaires/meaning.ts";
import { meaningsFor } from "#listen/questionnaires/meaning-check.ts";
import { Select } from "../../../ui/select.tsx";

interface MeaningFieldProps {
  question: Question;
  onChange: (meaning: Meaning | undefined) => void;
}

/** What each meaning is called, and what results do with it. */
const words: Readonly<Record<Meaning, { label: string; use: string }>> = {
  satisfaction: { label: "Overall outcome", use: "What the drivers explain. One question only." },
  recommend: { label: "Likelihood to recommend", use: "Gives the net promoter score." },
  effort: { label: "Effort", use: "How easy it was; high is good." },
  performance: { label: "How good the parts are", use: "Each part may drive the outcome." },
  importance: {
    label: "How much the parts matter",
    use: "Stated importance, beside what drives the outcome.",
  },
  expectation: { label: "What is expected of the parts", use: "Laid beside how good they are." },
  "against-expectation": {
    label: "Compared with what was expected",
    use: "Those above the middle are delighted.",
  },
  providers: { label: "Us and competitors", use: "The row with the id us is your organisation." },
  "contact-me": { label: "Wants to be contacted", use: "The answer with the id yes opens a follow-up." },
  "account-person": { label: "The account person", use: "About the person whom the invitation names." },
};

/** What a question stands for in results, where its type can stand for more than itself. */
export function MeaningField({ question, onChange }: MeaningFieldProps) {
  const { meaning, type } = question;
  const fitting = meaningsFor(type);
  if (fitting.length === 0 && meaning === undefined) return null;
  const offered = meaning === undefined || fitting.includes(meaning) ? fitting : [...fitting, meaning];
  return (
    <Select<Meaning | "itself">
      label="In results it stands for"
      description={
        meaning === undefined
          ? "Results show it as a question of its own. Choose more where it is one of these."
          : words[meaning].use
      }
      options={[
        { value: "itself", label: "Itself" },
        ...offered.map((each) => ({ value: each, label: words[each].label })),
      ]}
      value={meaning ?? "itself"}
      onChange={(chosen) => onChange(chosen === "itself" ? undefined : chosen)}
    />
  );
}
