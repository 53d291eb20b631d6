import { isolated } from "#listen/respond/words/isolated.ts";
import { directionOf } from "#listen/respond/words.ts";
import type { ReportWords } from "./words/report-words.ts";

/** How figures, dates, lists and names are written in a report of one language. */
interface Figures {
  /** A total or a difference: whole numbers plain, others with one decimal, a true minus sign. */
  printed: (value: number) => string;
  /** A difference with its sign always shown; "0" where nothing is left after rounding. */
  signed: (value: number) => string;
  /** An ISO date in words. */
  longDate: (date: string) => string;
  /** "a, b and c" */
  listed: (names: readonly string[]) => string;
  /** A name within a line: it keeps its own direction where that isn't the report's. */
  named: (text: string) => string;
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const leftToRight = /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])\p{L}/u;

const known = new Map<string, Figures>();

/** The figures of a language, made once. */
export function figuresIn({ language }: Pick<ReportWords, "language">): Figures {
  const found = known.get(language) ?? makeFigures(language);
  known.set(language, found);
  return found;
}

function makeFigures(language: string): Figures {
  const locale = language === "en" ? "en-GB" : language;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, useGrouping: false });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const isRightToLeft = directionOf(language) === "rtl";
  // Without the mark a sign would be set behind its number.
  const mark = isRightToLeft ? "\u200e" : "";
  const foreign = isRightToLeft ? leftToRight : rightToLeft;
  const printed = (value: number) => {
    const rounded = Number(value.toFixed(1));
    return rounded < 0 ? `${mark}−${number.format(-rounded)}` : number.format(rounded + 0);
  };
  return {
    printed,
    signed: (value) => {
      const rounded = Number(value.toFixed(1));
      return rounded > 0 ? `${mark}+${number.format(rounded)}` : printed(rounded);
    },
    longDate: (date) => day.format(new Date(`${date}T00:00:00Z`)),
    listed: (names) => list.format(names),
    named: (text) => (foreign.test(text) ? isolated(text) : text),
  };
}
