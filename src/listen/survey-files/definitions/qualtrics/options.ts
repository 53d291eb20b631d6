import { codedAnswers, type ListedAnswer } from "../answer-list.ts";
import { isOn, type JsonRecord, record, textOf } from "../json-value.ts";
import { longestName, mostLanguages } from "../limits.ts";
import { plainText } from "../plain-text.ts";
import { orderedOptions } from "./qsf.ts";

/** A choice (a row of a matrix) or an answer (a column of it). */
export interface QsfOption {
  id: string;
  /** What exports of numbers write for it. */
  code: string;
  label: string;
  also: string[];
  hasText: boolean;
  isExclusive: boolean;
  /** The name under which its column is exported where it isn't numbered. */
  tag: string;
  source: JsonRecord;
}

/** The choices of a question, or its answers, in order, with their codes. */
export function optionsOf(question: JsonRecord, which: "Choices" | "Answers", isCoded: boolean): QsfOption[] {
  const order = question[which === "Choices" ? "ChoiceOrder" : "AnswerOrder"];
  const recoded = record(isCoded ? question["RecodeValues"] : null);
  const named = record(isCoded ? question["VariableNaming"] : null);
  const tags = record(which === "Choices" ? question["ChoiceDataExportTags"] : null);
  return orderedOptions(question[which], order).map(([id, option]) => ({
    id,
    code: textOf(recoded[id]) || id,
    label: plainText(textOf(option["Display"])).slice(0, longestName),
    also: [plainText(textOf(named[id])), ...translations(question, which, id)].filter((text) => text !== ""),
    hasText: isOn(option["TextEntry"]),
    isExclusive: isOn(option["ExclusiveAnswer"]),
    tag: textOf(tags[id]),
    source: option,
  }));
}

const translations = (question: JsonRecord, which: string, id: string): string[] =>
  Object.values(record(question["Language"]))
    .slice(0, mostLanguages)
    .map((language) => plainText(textOf(record(record(record(language)[which])[id])["Display"])));

const listedAnswer = ({ code, label, also }: QsfOption): ListedAnswer => ({ code, label, also });

export const codedOptions = (options: readonly QsfOption[], order: "scale" | "list") =>
  codedAnswers(options.map(listedAnswer), order);
