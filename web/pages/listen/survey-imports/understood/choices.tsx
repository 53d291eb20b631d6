import type { Mapping, Understanding, UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import { ComboBox } from "../../../../ui/combo-box.tsx";
import { NumberField } from "../../../../ui/number-field.tsx";
import { Section } from "../../../../ui/section.tsx";
import { endsWords } from "./corrections.ts";
import type { Settled } from "./corrections-keeper.ts";

interface ChoicesProps {
  /** With corrections. */
  understood: Understanding;
  settled: Settled;
  onChange: (settled: Settled, words: string) => void;
}

/** The least that a group may have: below it, single people could be told from figures. */
const leastMinimum = 3;
/** Groups of more answers than this are no groups. */
const mostGroups = 100;

/** What is to be computed: the outcome, the groups, weights, the smallest group. */
export function Choices({ understood, settled, onChange }: ChoicesProps) {
  const { columns, outcome, group, weights } = understood;
  const { mapping, minimum } = settled;
  const choose = (name: "outcome" | "group" | "weights", words: string) => (value: string | null) => {
    if (value === understood[name]) return;
    const changed: Mapping = { ...mapping, [name]: value };
    onChange({ ...settled, mapping: changed }, value === null ? `no ${words}` : `${words}: ${value}`);
  };
  const figures = columns.filter(({ kind }) => kind === "rating" || kind === "number");
  const groups = columns.filter(
    ({ kind, distinct }) =>
      kind === "choice" ||
      ((kind === "rating" || kind === "number" || kind === "technical") &&
        distinct > 1 &&
        distinct <= mostGroups),
  );
  const numbers = columns.filter(
    ({ kind, distinct }) => (kind === "number" || kind === "technical") && distinct > 1,
  );
  return (
    <Section
      title="What do you want to know?"
      lead="The choices below are proposals. Leave a field empty for none."
    >
      <div className="survey-choices">
        <ComboBox
          label="Outcome"
          description="What you want more of, such as overall satisfaction or whether people would recommend you. The other ratings are ranked by how much they go together with it."
          isRequired={false}
          placeholder="None"
          options={optionsOf(figures, outcome, columns)}
          value={outcome}
          onChange={choose("outcome", "outcome")}
        />
        <ComboBox
          label="Groups"
          description="Whose answers to set side by side: departments, regions, kinds of customer."
          isRequired={false}
          placeholder="None"
          options={optionsOf(groups, group, columns)}
          value={group}
          onChange={choose("group", "groups")}
        />
        <ComboBox
          label="Weights"
          description="Only where the survey came with weights that make it resemble those whom it is about."
          isRequired={false}
          placeholder="None"
          options={optionsOf(numbers, weights, columns)}
          value={weights}
          onChange={choose("weights", "weights")}
        />
        <NumberField
          label="Smallest group shown"
          description="Figures of fewer people than this are withheld, and those that would give them away. At least 3."
          minValue={leastMinimum}
          maxValue={1000}
          value={minimum}
          onChange={(value) => {
            if (value !== null && value !== minimum && value >= leastMinimum)
              onChange({ ...settled, minimum: Math.round(value) }, `smallest group: ${Math.round(value)}`);
          }}
        />
      </div>
    </Section>
  );
}

/** Columns to choose from, and the chosen one whatever it is. */
function optionsOf(
  fitting: readonly UnderstoodColumn[],
  chosen: string | null,
  columns: readonly UnderstoodColumn[],
) {
  const own = columns.find(({ name }) => name === chosen);
  const offered = own && !fitting.includes(own) ? [own, ...fitting] : fitting;
  return offered.map(({ name, label, ends, distinct, distinctOrMore }) => ({
    value: name,
    label: label === name ? name : `${short(label)} (${name})`,
    description: ends
      ? endsWords(ends)
      : `${distinct.toLocaleString()}${distinctOrMore ? " or more" : ""} different`,
  }));
}

const longest = 90;
const short = (label: string) => (label.length <= longest ? label : `${label.slice(0, longest - 1)}…`);
