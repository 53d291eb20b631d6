import { entriesOf, isOn, type JsonRecord, listOf, record, textOf } from "../json-value.ts";

/** A block of questions, in the order in which the survey's flow comes to it. */
export interface QsfBlock {
  id: string;
  name: string;
  isTrash: boolean;
  elements: JsonRecord[];
  options: JsonRecord;
}

/** A .qsf file's parts. */
export interface Qsf {
  title: string;
  language: string;
  /** All languages that texts are there in. */
  languages: string[];
  blocks: QsfBlock[];
  flow: JsonRecord;
  /** By id (QID7). */
  questions: Map<string, JsonRecord>;
  /** Elements by their two or three letters, those above not among them. */
  others: Map<string, JsonRecord[]>;
}

const isQsf = (json: unknown): boolean => Array.isArray(record(json)["SurveyElements"]);

/** Takes a .qsf file apart; null where it is none. */
export function readQsf(json: unknown): Qsf | null {
  if (!isQsf(json)) return null;
  const entry = record(record(json)["SurveyEntry"]);
  const qsf: Qsf = {
    title: textOf(entry["SurveyName"]),
    language: textOf(entry["SurveyLanguage"]) || "EN",
    languages: [],
    blocks: [],
    flow: {},
    questions: new Map(),
    others: new Map(),
  };
  for (const element of listOf(record(json)["SurveyElements"]).map(record)) take(qsf, element);
  const options = record(qsf.others.get("SO")?.[0]);
  const languages = [
    qsf.language,
    ...Object.keys(record(options["AvailableLanguages"])),
    ...Array.from(qsf.questions.values()).flatMap((question) => Object.keys(record(question["Language"]))),
  ];
  qsf.languages = [...new Set(languages.filter((code) => /^[A-Z]{2,3}(?:-[A-Z\d]{1,8})*$/i.test(code)))];
  return qsf;
}

function take(qsf: Qsf, element: JsonRecord): void {
  const payload = record(element["Payload"]);
  switch (textOf(element["Element"])) {
    case "BL": {
      const blocks =
        "BlockElements" in payload || "Type" in payload ? [payload] : listOf(payload).map(record);
      qsf.blocks.push(...blocks.map(blockOf));
      return;
    }
    case "FL":
      qsf.flow = payload;
      return;
    case "SQ": {
      const id = textOf(payload["QuestionID"]) || textOf(element["PrimaryAttribute"]);
      if (id !== "") qsf.questions.set(id, { ...payload, QuestionID: id });
      return;
    }
    default: {
      const kind = textOf(element["Element"]);
      const known = qsf.others.get(kind);
      if (known === undefined) qsf.others.set(kind, [payload]);
      else known.push(payload);
    }
  }
}

const blockOf = (block: JsonRecord): QsfBlock => ({
  id: textOf(block["ID"]),
  name: textOf(block["Description"]),
  isTrash: textOf(block["Type"]) === "Trash",
  elements: listOf(block["BlockElements"]).map(record),
  options: record(block["Options"]),
});

/**
 * Choices or answers with their ids: first those shown, in their order, then those that aren't any more, which answers
 * given before may still hold.
 */
export function orderedOptions(options: unknown, order: unknown): [string, JsonRecord][] {
  const all = entriesOf(options).map(([id, option]): [string, JsonRecord] => [id, record(option)]);
  const places = new Map(listOf(order).map((id, place) => [textOf(id), place]));
  const place = (id: string) => places.get(id) ?? places.size;
  return all.sort(([one], [other]) => place(one) - place(other));
}

/** Whether a question has to be answered. */
export const isForced = (question: JsonRecord): boolean =>
  isOn(record(record(question["Validation"])["Settings"])["ForceResponse"]);
