import { missingReason } from "../../columns/missing-answers.ts";
import type { Note } from "../../survey-file.ts";
import { listed, plural } from "../fidelity-lines.ts";
import { plainText } from "../plain-text.ts";
import { inLanguage, type LimeSurveyQuestion } from "./survey.ts";

const withWords = /(?<![\d.,-])(-?\d{1,4})\s*(?:[(=:–-]|for|means|if)\s*(?:for |if )?([\p{L}'’ ]{2,40})/giu;
const noAnswer =
  /\b(?:refus\w*|declin\w*|unknown|not known|don['’]?t know|no answer|verweiger\w*|unbekannt|weiß nicht|keine angabe|inconnu|refus|desconocid\w*)\b/iu;
const alternatives = /(?<=[(|^])(-?\d{2,4})(?=[)|$])/g;
const usual = new Set(["77", "88", "99", "777", "888", "999", "9999", "-9", "-99", "-999"]);

/** Codes that a question's help or the pattern of its answers says stand for no answer. */
function codesOf({ help, pattern }: LimeSurveyQuestion, language: string): Map<string, string> {
  const codes = new Map<string, string>();
  for (const [, code = "", words = ""] of plainText(inLanguage(help, language)).matchAll(withWords)) {
    const said = words.trim();
    if (noAnswer.test(said) || missingReason(said) !== null) codes.set(code, `${code} (${said})`);
  }
  for (const [, code = ""] of pattern.matchAll(alternatives))
    if (usual.has(code) && !codes.has(code)) codes.set(code, code);
  return codes;
}

/** One note for all questions: exports write such codes as numbers, so a person must say that they are none. */
export function saidCodesNote(questions: readonly LimeSurveyQuestion[], language: string): Note[] {
  const found = questions
    .map(({ code, ...question }) => ({ code, codes: codesOf({ code, ...question }, language) }))
    .filter(({ codes }) => codes.size > 0);
  const [first] = found;
  if (first === undefined) return [];
  const codes = new Map(found.flatMap(({ codes: own }) => [...own]));
  const where =
    found.length === 1 ? `“${first.code}”` : `${plural(found.length, "question")} (“${first.code}” …)`;
  const text = `${where} ${found.length === 1 ? "takes" : "take"} ${listed([...codes.values()])} for no answer, by ${found.length === 1 ? "its" : "their"} help text or rule, and the export writes them as numbers. Add them: \`--missing ${[...codes.keys()].join(",")}\`.`;
  return [{ code: "definition.codes", text, column: null, weight: "check" }];
}
