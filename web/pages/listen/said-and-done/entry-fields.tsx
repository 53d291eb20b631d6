import { useQuery } from "@tanstack/react-query";
import { listMeasures } from "#understand/measures/measures.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { ComboBox } from "../../../ui/combo-box.tsx";
import { DateTimeField } from "../../../ui/date-time-field.tsx";
import { Select } from "../../../ui/select.tsx";
import { Row } from "../../../ui/stack.tsx";
import { TextArea, TextField } from "../../../ui/text-field.tsx";
import { languageName } from "../campaigns/parts/languages.ts";
import type { Entry } from "./content.ts";

const states = [
  { value: "done", label: "Done" },
  { value: "under way", label: "Under way" },
  { value: "not possible", label: "Not possible for now" },
] as const;

interface EntryFieldsProps {
  entry: Entry;
  /** From 1. */
  number: number;
  languages: readonly string[];
  onChange: (entry: Entry) => void;
  onRemove: () => void;
  /** Null where it is the first. */
  onMove: (() => void) | null;
}

/** One thing that was said, and what became of it. */
export function EntryFields({ entry, number, languages, onChange, onRemove, onMove }: EntryFieldsProps) {
  const measures = useCompared();
  const suffix = (language: string) => (languages.length > 1 ? ` (${languageName(language)})` : "");
  return (
    <fieldset className="said-entry">
      <legend>{`${number}. Something that was said`}</legend>
      {languages.map((language) => (
        <div key={language} className="said-pair">
          <TextArea
            label={`You said${suffix(language)}`}
            rows={2}
            maxLength={1000}
            value={entry.said[language] ?? ""}
            onChange={(text) => onChange({ ...entry, said: { ...entry.said, [language]: text } })}
          />
          <TextArea
            label={`We did${suffix(language)}`}
            rows={2}
            maxLength={2000}
            value={entry.done[language] ?? ""}
            onChange={(text) => onChange({ ...entry, done: { ...entry.done, [language]: text } })}
          />
        </div>
      ))}
      <div className="said-pair">
        <Select
          label="State"
          options={states}
          value={entry.state}
          onChange={(state) => onChange({ ...entry, state })}
        />
        <DateTimeField
          label="Day"
          isRequired={false}
          value={entry.on ?? ""}
          onChange={(on) => onChange({ ...entry, on: on === "" ? null : on })}
        />
        <TextField
          label="Who answers for it"
          isRequired={false}
          maxLength={200}
          value={entry.who}
          onChange={(who) => onChange({ ...entry, who })}
        />
        {measures.length > 0 && (
          <ComboBox
            label="Measure that shows it"
            isRequired={false}
            description="Its last two figures are shown as before and after, as they are when you publish."
            options={measures}
            value={entry.measure}
            onChange={(measure) => onChange({ ...entry, measure })}
          />
        )}
      </div>
      <Row>
        {onMove && (
          <Button tone="quiet" onPress={onMove}>
            Move up<span className="visually-hidden">: entry {number}</span>
          </Button>
        )}
        <Button tone="quiet" onPress={onRemove}>
          Remove<span className="visually-hidden">: entry {number}</span>
        </Button>
      </Row>
    </fieldset>
  );
}

/** Measures that were observed at least twice the same way. */
function useCompared() {
  const { id: workspace, can } = useWorkspace();
  const query = useQuery({
    queryKey: [workspace, "measures"],
    queryFn: ({ signal }) => call(listMeasures, { params: { workspace } }, { signal }),
    enabled: can("results.read"),
  });
  return (query.data?.measures ?? [])
    .filter(
      ({ periods, version }) =>
        periods.filter((period) => period.figure !== null && period.version === version).length >= 2,
    )
    .map(({ measure, name, questionnaireName }) => ({
      value: measure,
      label: name,
      description: questionnaireName,
    }));
}
