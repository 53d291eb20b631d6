import { CircleAlert, Info } from "lucide-react";
import { saidWithCorrections } from "#listen/survey-files/correction-words.ts";
import type { Note, UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import { Button } from "../../../../ui/button.tsx";
import { Section } from "../../../../ui/section.tsx";
import { counted } from "../kind-words.ts";

interface NotesProps {
  notes: readonly Note[];
  columns: readonly UnderstoodColumn[];
  onEdit: (column: string) => void;
}

const shownAtFirst = 12;

/** What should be looked at, each with the way to correct it; then what is only said. */
export function Notes({ notes, columns, onEdit }: NotesProps) {
  const checks = notes.filter(({ weight }) => weight === "check");
  const said = notes.filter(({ weight }) => weight === "said");
  const known = new Set(columns.map(({ name }) => name));
  const line = (note: Note, index: number) => (
    <NoteLine
      key={`${note.code} ${note.column} ${index}`}
      note={note}
      {...(note.column !== null && known.has(note.column) && { onEdit })}
    />
  );
  if (notes.length === 0) return null;
  return (
    <Section
      title={checks.length === 0 ? "Nothing needs checking" : `${counted(checks.length, "thing")} to check`}
      {...(checks.length > 0 && {
        lead: "The file does not say it clearly. Correct what is wrong; the rest can stay as it is.",
      })}
    >
      {checks.length > 0 && <ul className="survey-notes">{checks.slice(0, shownAtFirst).map(line)}</ul>}
      {checks.length > shownAtFirst && (
        <details className="survey-more">
          <summary>{`${(checks.length - shownAtFirst).toLocaleString()} more to check`}</summary>
          <ul className="survey-notes">{checks.slice(shownAtFirst).map(line)}</ul>
        </details>
      )}
      {said.length > 0 && (
        <details className="survey-more">
          <summary>{`${counted(said.length, "thing")} to know`}</summary>
          <ul className="survey-notes">{said.map(line)}</ul>
        </details>
      )}
    </Section>
  );
}

function NoteLine({ note, onEdit }: { note: Note; onEdit?: (column: string) => void }) {
  const { text, column, weight } = note;
  const Icon = weight === "check" ? CircleAlert : Info;
  return (
    <li data-weight={weight}>
      <Icon size={18} aria-hidden />
      <span>
        {saidWithCorrections(text)}
        {onEdit && column !== null && (
          <Button tone="quiet" onPress={() => onEdit(column)}>
            {`Correct ${column}`}
          </Button>
        )}
      </span>
    </li>
  );
}
