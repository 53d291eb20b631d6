import type { UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import { quoted } from "./figures.ts";
import type { StoryPart, StorySource } from "./story.ts";

/** A column that may be meant. */
interface Candidate {
  name: string;
  label: string;
}

/** Words by which a question shows that it stands for the whole, in the languages that surveys are often in. */
const outcomeWords =
  /overall|satisf|recommend|\bnps\b|loyal|zufrieden|empfehl|insgesamt|gesamt|recommand|tevreden|aanbevel|recomend|soddisf|consigli|만족|추천|رضا|توصي/iu;

const groupWords =
  /department|division|\bteam\b|\bunit\b|region|branch|office|site|location|country|gender|\bsex\b|\bage\b|\brole\b|level|segment|tenure|abteilung|bereich|standort|geschlecht|\balter\b|région|equipo|부서|성별|지역|قسم/iu;

const most = 5;

function firstOf(columns: UnderstoodColumn[]): Candidate[] {
  return columns.slice(0, most).map(({ name, label }) => ({ name, label }));
}

/** Columns that may be meant as the outcome, the most general wording first. */
export function outcomeCandidates({ fidelity, results }: StorySource): Candidate[] {
  const withMean = new Set(results.items.filter(({ mean }) => mean !== null).map(({ name }) => name));
  const rated = fidelity.columns.filter(({ kind, name }) => kind === "rating" && withMean.has(name));
  return firstOf(rated.filter(({ name, label }) => outcomeWords.test(label) || outcomeWords.test(name)));
}

/** Columns by which answers could be compared: choices with a few answers; those named like groups first. */
export function groupCandidates({ fidelity, results }: StorySource): Candidate[] {
  const used = results.outcome?.name;
  const few = fidelity.columns.filter(
    ({ kind, distinct, name }) => kind === "choice" && distinct >= 2 && distinct <= 12 && name !== used,
  );
  const isNamedSo = ({ name, label }: UnderstoodColumn) => groupWords.test(name) || groupWords.test(label);
  return firstOf([...few.filter(isNamedSo), ...few.filter((column) => !isNamedSo(column))]);
}

/** The columns with a sentence before them; nothing where there are none. */
export function candidateList(candidates: readonly Candidate[], one: string, several: string): StoryPart[] {
  if (candidates.length === 0) return [];
  return [
    { kind: "paragraph", style: "body", text: candidates.length === 1 ? one : several },
    {
      kind: "list",
      ordered: false,
      items: candidates.map(({ name, label }) =>
        name === label ? quoted(label) : `${quoted(label)}, column ${name}`,
      ),
    },
  ];
}
