import { buffer } from "node:stream/consumers";
import { zipStream } from "#platform/zip-stream.ts";

type Row = Record<string, string | null>;
type Tables = Record<string, Row[]>;

/** A table's rows; fields that are null are left out, as LimeSurvey leaves out what is null in its database. */
function table(name: string, rows: readonly Row[], fields = Object.keys(rows[0] ?? {})): string {
  const row = (values: Row) =>
    Object.entries(values)
      .filter(([, value]) => value !== null)
      .map(([field, value]) => {
        const element = /^\d/.test(field) ? `_${field}` : field;
        return value === "" ? `<${element}/>` : `<${element}><![CDATA[${value}]]></${element}>`;
      });
  const names = fields.map((field) => `<fieldname>${field}</fieldname>`).join("");
  return `<${name}><fields>${names}</fields><rows>${rows.map((values) => `<row>${row(values).join("")}</row>`).join("\n")}</rows></${name}>`;
}

const document = (type: string, version: number, languages: readonly string[], tables: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<document>\n<LimeSurveyDocType>${type}</LimeSurveyDocType><DBVersion>${version}</DBVersion>
<languages>${languages.map((language) => `<language>${language}</language>`).join("")}</languages>${tables}</document>`;

/** A survey as .lss files hold it: version 177 with texts in their rows, or 606 with texts in tables of their own. */
export const lss = (tables: Tables, version = 177, languages: readonly string[] = ["en"]): string =>
  document(
    "Survey",
    version,
    languages,
    Object.entries({
      surveys: [{ sid: "1", language: languages[0] ?? "en", assessments: "N" }],
      surveys_languagesettings: [
        { surveyls_survey_id: "1", surveyls_language: languages[0] ?? "en", surveyls_title: "A survey" },
      ],
      groups: [{ gid: "1", group_name: "First", group_order: "1", language: "en", grelevance: "" }],
      ...tables,
    })
      .map(([name, rows]) => table(name, rows))
      .join("\n"),
  );

/** A question in group 1. */
export const asked = (qid: string, type: string, more: Row = {}): Row => ({
  qid,
  parent_qid: "0",
  gid: "1",
  type,
  title: `Q${qid}`,
  question: `Question ${qid}`,
  other: "N",
  mandatory: "N",
  question_order: qid,
  language: "en",
  scale_id: "0",
  relevance: "1",
  ...more,
});

/** Rows of a question: code and words each. */
export const rows = (
  parent: string,
  parts: readonly (readonly [code: string, words: string])[],
  scale = "0",
): Row[] =>
  parts.map(([title, question], place) => ({
    qid: `${parent}${scale}${place}`,
    parent_qid: parent,
    gid: "1",
    type: "T",
    title,
    question,
    question_order: String(place + 1),
    language: "en",
    scale_id: scale,
  }));

/** Answers of a question: code and words each. */
export const offered = (
  qid: string,
  parts: readonly (readonly [code: string, words: string])[],
  scale = "0",
): Row[] =>
  parts.map(([code, answer], place) => ({
    qid,
    code,
    answer,
    sortorder: String(place + 1),
    assessment_value: "0",
    language: "en",
    scale_id: scale,
  }));

/** Answers as .lsr files hold them. */
export const lsr = (fields: readonly string[], answers: readonly Row[]): string =>
  document("Responses", 606, ["en"], table("responses", answers, [...fields]));

/** An archive (.lsa) of files by name. */
export async function lsa(files: Readonly<Record<string, string>>): Promise<Buffer> {
  async function* all() {
    for (const [name, content] of Object.entries(files))
      yield { name, content: Buffer.from(content), modified: new Date("2026-03-01T12:00:00Z") };
  }
  return await buffer(zipStream(all()));
}
