import type { Report } from "#document/report.ts";
import type { Definition } from "../questionnaires/definition.ts";
import { paperForm } from "./paper-form.ts";
import { paperParts } from "./paper-parts.ts";
import { printedSheetNumber } from "./sheet-number.ts";
import { paperWordsIn } from "./words/catalogue.ts";
import type { PaperFacts } from "./words/paper-words.ts";

/** What stands on sheets besides the questionnaire. */
interface Printed {
  /** Sheet numbers; none prints a specimen. */
  sheets: readonly string[];
  language: string;
  facts: PaperFacts;
  /** Where sheets are handed in; empty: where people got them. */
  returnTo: string;
  /** ISO date of the last day on which sheets are handed in; null where nobody has said. */
  until: string | null;
  /** ISO date of the printing. */
  today: string;
}

/** Lays out a questionnaire to fill in with a pen, once for each sheet number. */
export function paperDocument(definition: Definition, printed: Printed): Report {
  const { language, facts, sheets, returnTo, until } = printed;
  const words = paperWordsIn(language);
  const form = paperForm(definition, language);
  const title = form.say(definition.title);
  return {
    language,
    layout: "bare",
    title,
    subject: title,
    shortSubject: facts.organisation,
    date: printed.today,
    cover: { kicker: "", facts: [], notice: "" },
    labels: { contents: "", page: words.page, logo: "" },
    blocks: [
      {
        kind: "paper",
        sheets: sheets.length === 0 ? [""] : sheets.map(printedSheetNumber),
        organisation: facts.organisation,
        title,
        introduction: definition.introduction ? form.say(definition.introduction) : "",
        howTo: [...words.howTo],
        handIn: [
          returnTo === "" ? words.handBack : words.handIn(returnTo),
          ...(until === null ? [] : [words.until(dayWords(until, words.language))]),
        ],
        promise: { title: words.promiseTitle, paragraphs: words.promise(facts) },
        required: words.required,
        end: words.end,
        labels: { sheet: words.sheet, page: words.page, specimen: words.specimen },
        parts: paperParts(form, definition),
      },
    ],
  };
}

/** "31 March 2026" in a language. */
const dayWords = (day: string, language: string): string =>
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    dateStyle: "long",
    timeZone: "UTC",
    numberingSystem: "latn",
    calendar: "gregory",
  }).format(new Date(`${day}T12:00:00Z`));
