import { keepPreviousData, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { listPeople, type PersonRow, readPerson } from "#people/organisation/person.contract.ts";
import { call } from "../../../../client.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { IconButton } from "../../../../ui/button.tsx";
import { ComboBox } from "../../../../ui/combo-box.tsx";

interface PeoplePickerProps {
  /** Of the field that finds people. */
  label: string;
  /** Of the list of those who are chosen. */
  listLabel: string;
  /** Ids. */
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** Whether somebody has to be chosen. */
  isNeeded?: boolean;
}

/** As many chosen people are shown by name at first. */
const shownAtFirst = 30;

const noteOf = ({ department, email }: Pick<PersonRow, "department" | "email">) =>
  [department.replaceAll("/", " / "), email ?? "no e-mail address"].filter(Boolean).join(" · ");

/** People found by name and added to a list. */
export function PeoplePicker({ label, listLabel, value, onChange, isNeeded = false }: PeoplePickerProps) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [search, setSearch] = useState("");
  const [round, setRound] = useState(0);
  const words = search.trim();
  const query = { limit: 20, ...(words !== "" && { search: words }) };
  const found = useQuery({
    queryKey: [workspace, "people", query],
    queryFn: ({ signal }) => call(listPeople, { params: { workspace }, query }, { signal }),
    placeholderData: keepPreviousData,
  });
  const people = (found.data?.people ?? []).filter(({ id }) => !value.includes(id));
  const add = (id: string | null) => {
    const person = people.find((each) => each.id === id);
    if (!person) return;
    queries.setQueryData([workspace, "person-name", person.id], { name: person.name, note: noteOf(person) });
    onChange([...value, person.id]);
    setSearch("");
    setRound(round + 1);
  };
  return (
    <div className="people-picker">
      <ComboBox
        key={round}
        label={label}
        {...(!isNeeded && { isRequired: false })}
        placeholder="Name, e-mail address or number"
        options={people.map((person) => ({
          value: person.id,
          label: person.name,
          description: noteOf(person),
        }))}
        value={null}
        onChange={add}
        onSearch={setSearch}
      />
      <ChosenPeople
        label={listLabel}
        ids={value}
        onRemove={(id) => onChange(value.filter((each) => each !== id))}
      />
    </div>
  );
}

interface ChosenPeopleProps {
  label: string;
  ids: readonly string[];
  onRemove: (id: string) => void;
}

function ChosenPeople({ label, ids, onRemove }: ChosenPeopleProps) {
  const { id: workspace } = useWorkspace();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? ids : ids.slice(0, shownAtFirst);
  const names = useQueries({
    queries: shown.map((person) => ({
      queryKey: [workspace, "person-name", person],
      queryFn: async () => {
        const known = await call(readPerson, { params: { workspace, person } });
        return { name: known.name, note: known.leftAt === null ? noteOf(known) : "has left" };
      },
      staleTime: 60_000,
    })),
  });
  if (ids.length === 0) return null;
  return (
    <>
      <ul className="chosen-people" aria-label={label}>
        {shown.map((id, index) => {
          const known = names[index]?.data ?? {
            name: names[index]?.error ? "Unknown person" : "…",
            note: "",
          };
          return (
            <li key={id}>
              <span>
                {known.name} <span className="ticks-note">{known.note}</span>
              </span>
              <IconButton
                label={`Remove ${known.name}`}
                icon={<X size={16} aria-hidden />}
                onPress={() => onRemove(id)}
              />
            </li>
          );
        })}
      </ul>
      {shown.length < ids.length && (
        <button type="button" className="text-button" onClick={() => setWhole(true)}>
          {`Show all ${ids.length.toLocaleString()}`}
        </button>
      )}
    </>
  );
}
