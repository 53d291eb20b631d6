import { mostLanguages } from "../limits.ts";
import type { LimeSurveyDocument, LimeSurveyRow } from "./document.ts";

/** A text in the survey's languages, by code. */
export type Texts = ReadonlyMap<string, string>;

export interface LimeSurveyQuestion {
  id: string;
  /** One character: "L", "M", ":" … */
  type: string;
  code: string;
  texts: Texts;
  /** What stood beside it as help. */
  help: Texts;
  /** As `<sid>X<gid>X<qid>`, the name of its field in the table of answers. */
  field: string;
  hasOther: boolean;
  isMandatory: boolean;
  relevance: string;
  /** A regular expression that answers have to match. */
  pattern: string;
  /** Rows, and for some types columns (scale 1), in order. */
  rows: LimeSurveyPart[][];
  /** Answers by scale, in order. */
  answers: LimeSurveyPart[][];
  attributes: ReadonlyMap<string, string>;
  group: LimeSurveyGroup | null;
}

/** A subquestion or an answer. */
export interface LimeSurveyPart {
  id: string;
  code: string;
  texts: Texts;
  /** Points that an answer counts in assessments. */
  points: string;
  relevance: string;
}

interface LimeSurveyGroup {
  id: string;
  texts: Texts;
  relevance: string;
  isRandom: boolean;
  order: number;
}

/** A LimeSurvey survey with its tables put together. */
export interface LimeSurvey {
  id: string;
  title: string;
  language: string;
  languages: string[];
  settings: LimeSurveyRow;
  groups: LimeSurveyGroup[];
  questions: LimeSurveyQuestion[];
}

const none: LimeSurveyRow = {};

/** Puts a survey's tables together; null where the document is no survey. Versions since 2010 are laid out in two ways. */
export function limeSurvey(document: LimeSurveyDocument): LimeSurvey | null {
  const table = (name: string): LimeSurveyRow[] => document.tables.get(name) ?? [];
  if (document.type !== "Survey") return null;
  const settings = table("surveys")[0] ?? none;
  const language = settings["language"] || document.languages[0] || "en";
  const others = (settings["additional_languages"] ?? "").split(/\s+/);
  const languages = [...new Set([language, ...document.languages, ...others])]
    .filter((code) => code !== "")
    .slice(0, mostLanguages);
  const titles = textsOf(table("surveys_languagesettings"), "surveyls_language", "surveyls_title");
  const groups = groupsOf(table("groups"), table("group_l10ns"));
  const questions = questionsOf(table, groups, settings["sid"] ?? "");
  return {
    id: settings["sid"] ?? "",
    title: inLanguage(titles, language),
    language,
    languages,
    settings,
    groups,
    questions,
  };
}

/** A text in a language, or in another where it isn't there. */
export const inLanguage = (texts: Texts, language: string): string =>
  texts.get(language) || texts.get("") || Array.from(texts.values()).find((text) => text !== "") || "";

const textsOf = (rows: readonly LimeSurveyRow[], language: string, field: string): Texts =>
  new Map(rows.slice(0, mostLanguages).map((row) => [row[language] ?? "", row[field] ?? ""]));

const order = (row: LimeSurveyRow, field: string): number => Number.parseInt(row[field] ?? "", 10) || 0;

function groupsOf(rows: readonly LimeSurveyRow[], translations: readonly LimeSurveyRow[]): LimeSurveyGroup[] {
  const translated = Map.groupBy(translations, (row) => row["gid"] ?? "");
  return Array.from(
    Map.groupBy(rows, (row) => row["gid"] ?? ""),
    ([id, [first = none, ...more]]): LimeSurveyGroup => ({
      id,
      texts: textsOf(translated.get(id) ?? [first, ...more], "language", "group_name"),
      relevance: first["grelevance"] ?? "",
      isRandom: (first["randomization_group"] ?? "") !== "",
      order: order(first, "group_order"),
    }),
  ).sort((one, other) => one.order - other.order);
}

function questionsOf(
  table: (name: string) => LimeSurveyRow[],
  groups: readonly LimeSurveyGroup[],
  survey: string,
): LimeSurveyQuestion[] {
  const translated = Map.groupBy(table("question_l10ns"), (row) => row["qid"] ?? "");
  const texts = (id: string, rows: readonly LimeSurveyRow[]): Texts =>
    textsOf(translated.get(id) ?? rows, "language", "question");
  const helps = (id: string, rows: readonly LimeSurveyRow[]): Texts =>
    textsOf(translated.get(id) ?? rows, "language", "help");
  const parts = Map.groupBy(table("subquestions"), (row) => row["parent_qid"] ?? "");
  const answers = Map.groupBy(table("answers"), (row) => row["qid"] ?? "");
  const answerTexts = Map.groupBy(table("answer_l10ns"), (row) => row["aid"] ?? "");
  const attributes = Map.groupBy(table("question_attributes"), (row) => row["qid"] ?? "");
  const places = new Map(groups.map((group, place) => [group.id, place]));
  const asked = Array.from(Map.groupBy(table("questions"), (row) => row["qid"] ?? ""))
    .filter(([, [first]]) => (first?.["parent_qid"] ?? "0") === "0")
    .map(([id, rows]) => ({ id, rows, first: rows[0] ?? none }))
    .sort(
      (one, other) =>
        (places.get(one.first["gid"] ?? "") ?? 0) - (places.get(other.first["gid"] ?? "") ?? 0) ||
        order(one.first, "question_order") - order(other.first, "question_order"),
    );
  return asked.map(({ id, rows, first }): LimeSurveyQuestion => {
    const group = groups[places.get(first["gid"] ?? "") ?? -1] ?? null;
    return {
      id,
      type: first["type"] ?? "",
      code: first["title"] || `Q${id}`,
      texts: texts(id, rows),
      help: helps(id, rows),
      field: `${survey || first["sid"] || ""}X${first["gid"] ?? ""}X${id}`,
      hasOther: first["other"] === "Y",
      isMandatory: first["mandatory"] === "Y" || first["mandatory"] === "S",
      relevance: first["relevance"] ?? "",
      pattern: first["preg"] ?? "",
      rows: byScale(parts.get(id) ?? [], (row) => ({
        id: row["qid"] ?? "",
        code: row["title"] ?? "",
        order: order(row, "question_order"),
        texts: (same) => texts(row["qid"] ?? "", same),
      })),
      answers: byScale(answers.get(id) ?? [], (row) => ({
        id: row["aid"] ?? "",
        code: row["code"] ?? "",
        order: order(row, "sortorder"),
        texts: (same) => textsOf(answerTexts.get(row["aid"] ?? "") ?? same, "language", "answer"),
      })),
      attributes: new Map(
        (attributes.get(id) ?? []).flatMap((row) =>
          row["value"] ? [[row["attribute"] ?? "", row["value"]] as const] : [],
        ),
      ),
      group,
    };
  });
}

interface PartKey {
  id: string;
  code: string;
  order: number;
  texts(rows: readonly LimeSurveyRow[]): Texts;
}

/** Rows of the same code in several languages are one part. */
function byScale(rows: readonly LimeSurveyRow[], keyOf: (row: LimeSurveyRow) => PartKey): LimeSurveyPart[][] {
  const scales = Map.groupBy(rows, (row) => (row["scale_id"] === "1" ? 1 : 0));
  return ([0, 1] as const).map((scale) =>
    Array.from(
      Map.groupBy(scales.get(scale) ?? [], (row) => row["title"] ?? row["code"] ?? ""),
      ([, same]) => {
        const first = same[0] ?? none;
        const { texts, ...key } = keyOf(first);
        return {
          ...key,
          texts: texts(same),
          points: first["assessment_value"] ?? "",
          relevance: first["relevance"] ?? "",
        };
      },
    ).sort((one, other) => one.order - other.order),
  );
}
