import type { Block } from "#document/report.ts";
import { figureColumn, textColumn } from "#document/table.ts";
import type { Perspective, Questionnaire } from "#listen/profile/questionnaire.ts";
import { compareCompetency } from "#understand/measures/measure.ts";
import type { PersonScore } from "#understand/profile/scoring.ts";
import { figuresIn } from "./figures.ts";
import { english } from "./words/english.ts";
import type { ChangeSize, NotCompared, ReportWords } from "./words/report-words.ts";

/** One total in two waves. */
interface TotalChange {
  before: number;
  after: number;
  change: number;
  size: ChangeSize;
}

/** One competency in two waves; a side is null where one of its two totals is missing. */
export interface OwnCompetencyChange {
  /** Code of the competency. */
  code: string;
  self: TotalChange | null;
  organisation: TotalChange | null;
  /** Why nothing is compared, where neither side is; null otherwise. */
  missing: NotCompared | null;
}

/** What changed in somebody's own ratings since the wave that this one follows. */
export interface OwnChange {
  /** The earlier campaign's name. */
  campaign: string;
  /** ISO date on which the earlier answers were given. */
  date: string;
  competencies: OwnCompetencyChange[];
}

/** A wave of somebody's own. */
export interface OwnWave {
  questionnaire: Questionnaire;
  score: PersonScore;
}

/** What changed in somebody's totals from one wave to the next, in the later questionnaire's order. Pure. */
export function compareOwn(now: OwnWave, then: OwnWave): OwnCompetencyChange[] {
  return now.questionnaire.competencies.map((competency) => {
    const { code, statements } = competency;
    const nothing = (missing: NotCompared) => ({ code, self: null, organisation: null, missing });
    const compared = compareCompetency(then.questionnaire, now.questionnaire, code);
    if (compared === "new") return nothing("new");
    if (compared !== "same") return nothing("changed");
    const side = (perspective: Perspective): TotalChange | null => {
      const before = then.score.competencies.get(code)?.[perspective].total ?? null;
      const after = now.score.competencies.get(code)?.[perspective].total ?? null;
      if (before === null || after === null) return null;
      return { before, after, change: after - before, size: sizeOf(after - before, statements.length) };
    };
    const [self, organisation] = [side("self"), side("organisation")];
    if (!self && !organisation) return nothing("too few");
    return { code, self, organisation, missing: null };
  });
}

/**
 * How a change of a total is told. A point is one rating step on one statement; where no more than a quarter of the
 * statements moved by a step (two points of eight statements), the same person might have given that on another day.
 */
function sizeOf(change: number, statements: number): ChangeSize {
  if (Math.abs(change) < 0.05) return "the same";
  if (Math.abs(change) <= statements / 4 + 1e-9) return "hardly different";
  return change > 0 ? "higher" : "lower";
}

/** The sentences that explain points and small differences, with the numbers of this questionnaire. */
export function changeGuide({ competencies }: Questionnaire, words: ReportWords = english): string {
  const [statements = 0, ...others] = competencies.map((competency) => competency.statements.length);
  const alike = others.every((other) => other === statements);
  return words.change.guide(Math.floor(statements / 4), alike ? statements : null);
}

/** The chapter that sets a person's totals of two waves beside each other. */
export function changeChapter(
  { change: words, ...rest }: ReportWords,
  questionnaire: Questionnaire,
  change: OwnChange,
): Block[] {
  const { printed, signed, longDate, named } = figuresIn(rest);
  const { self, organisation } = questionnaire.perspectives;
  const nameOf = new Map(questionnaire.competencies.map(({ code, name }) => [code, name]));
  const cells = (total: TotalChange | null) =>
    total
      ? [{ text: printed(total.before) }, { text: printed(total.after) }, { text: signed(total.change) }]
      : [{ text: "–" }, { text: "–" }, { text: "–" }];
  const inWords = (total: TotalChange | null, missing: NotCompared | null) => {
    if (total) return words.sizes[total.size];
    return missing === null ? words.tooFew : words.notCompared;
  };
  const { columns } = words;
  const table = (title: string, side: "self" | "organisation"): Block => ({
    kind: "table",
    title,
    columns: [
      textColumn(columns.competency),
      figureColumn(columns.before),
      figureColumn(columns.now),
      figureColumn(columns.change),
      textColumn(columns.inWords),
    ],
    rows: change.competencies.map((competency) => ({
      cells: [
        { text: nameOf.get(competency.code) ?? competency.code },
        ...cells(competency[side]),
        { text: inWords(competency[side], competency.missing) },
      ],
    })),
  });
  const reasons = change.competencies.flatMap(({ code, missing }) =>
    missing === null ? [] : [`${nameOf.get(code) ?? code}: ${words.reasons[missing]}`],
  );
  const lead = words.lead(named(change.campaign), longDate(change.date));
  return [
    { kind: "chapter", title: words.title },
    { kind: "paragraph", text: `${lead} ${changeGuide(questionnaire, { ...rest, change: words })}` },
    table(self.name, "self"),
    table(organisation.name, "organisation"),
    ...(reasons.length > 0 ? [{ kind: "list", ordered: false, items: reasons } satisfies Block] : []),
  ];
}
