import type { Note } from "#listen/survey-files/survey-file.ts";
import { listed } from "../profile/wording.ts";
import { quoted } from "./figures.ts";

const mostNames = 3;

/** Notes of one weight as sentences: each names its columns, where it doesn't already, and what is said of several is said once. */
export function noteLines(notes: readonly Note[], weight: Note["weight"]): string[] {
  const alike = Map.groupBy(
    notes.filter((note) => note.weight === weight),
    ({ code, text }) => JSON.stringify([code, text]),
  );
  return Array.from(alike.values(), (group) => {
    const text = group[0]?.text ?? "";
    const names = [...new Set(group.flatMap(({ column }) => column ?? []))].filter(
      (name) => !text.includes(`“${name}”`) && !(name.length > 4 && text.includes(name)),
    );
    if (names.length === 0) return text;
    const shown = names.slice(0, mostNames).map((name) => quoted(name, 60));
    const left = names.length - shown.length;
    return `${listed(left > 0 ? [...shown, `${left} more`] : shown)}: ${text}`;
  });
}
