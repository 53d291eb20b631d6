import type { Block } from "#document/report.ts";
import { figureColumn, textColumn } from "#document/table.ts";
import type { Perspective, Questionnaire } from "#listen/profile/questionnaire.ts";
import { compareCompetency } from "#understand/measures/measure.ts";
import type { PersonScore } from "#understand/profile/scoring.ts";
import { inWords, longDate, printed, signed } from "#understand/profile/wording.ts";

/** One total in two waves. */
interface TotalChange {
  before: number;
  after: number;
  change: number;
  size: ChangeSize;
}

type ChangeSize = "higher" | "lower" | "hardly different" | "the same";

/** One competency in two waves; a side is null where one of its two totals is missing. */
export interface OwnCompetencyChange {
  /** Code of the competency. */
  code: string;
  self: TotalChange | null;
  organisation: TotalChange | null;
  /** Why nothing is compared, where neither side is; null otherwise. */
  missing: string | null;
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
    const nothing = (missing: string) => ({ code, self: null, organisation: null, missing });
    const compared = compareCompetency(then.questionnaire, now.questionnaire, code);
    if (compared === "new") return nothing("New in this questionnaire");
    if (compared !== "same") return nothing("Its statements or how they are rated have changed");
    const side = (perspective: Perspective): TotalChange | null => {
      const before = then.score.competencies.get(code)?.[perspective].total ?? null;
      const after = now.score.competencies.get(code)?.[perspective].total ?? null;
      if (before === null || after === null) return null;
      return { before, after, change: after - before, size: sizeOf(after - before, statements.length) };
    };
    const [self, organisation] = [side("self"), side("organisation")];
    if (!self && !organisation) return nothing("Too few of your answers for a total, then or now");
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

/** The sentence that explains points and small differences, with the numbers of this questionnaire. */
export function changeGuide({ competencies }: Questionnaire): string {
  const [statements = 0, ...others] = competencies.map((competency) => competency.statements.length);
  const alike = others.every((other) => other === statements);
  const small = Math.floor(statements / 4);
  const limit =
    alike && small > 0
      ? `of ${small === 1 ? "a point" : `up to ${inWords(small)} points`}, a step on ${inWords(small)} of ${inWords(statements)} statements,`
      : "of a step on no more than a quarter of the statements";
  return `A point is one rating step on one statement. A change ${limit} is what the same person may give on another day, and is called hardly different. These are one person's answers on two days: they show what you see differently now, and prove nothing about why.`;
}

const cells = (total: TotalChange | null) =>
  total
    ? [{ text: printed(total.before) }, { text: printed(total.after) }, { text: signed(total.change) }]
    : [{ text: "–" }, { text: "–" }, { text: "–" }];

/** The chapter that sets a person's totals of two waves beside each other. */
export function changeChapter(questionnaire: Questionnaire, change: OwnChange): Block[] {
  const { self, organisation } = questionnaire.perspectives;
  const nameOf = new Map(questionnaire.competencies.map(({ code, name }) => [code, name]));
  const table = (title: string, side: "self" | "organisation"): Block => ({
    kind: "table",
    title,
    columns: [
      textColumn("Competency"),
      figureColumn("Then"),
      figureColumn("Now"),
      figureColumn("Change"),
      textColumn("In words"),
    ],
    rows: change.competencies.map((competency) => ({
      cells: [
        { text: nameOf.get(competency.code) ?? competency.code },
        ...cells(competency[side]),
        {
          text: competency[side]?.size ?? (competency.missing === null ? "too few answers" : "not compared"),
        },
      ],
    })),
  });
  const reasons = change.competencies.flatMap(({ code, missing }) =>
    missing === null ? [] : [`${nameOf.get(code) ?? code}: ${missing}`],
  );
  return [
    { kind: "chapter", title: "What changed since last time" },
    {
      kind: "paragraph",
      text: `Then is “${change.campaign}”, which you answered on ${longDate(change.date)}. ${changeGuide(questionnaire)}`,
    },
    table(self.name, "self"),
    table(organisation.name, "organisation"),
    ...(reasons.length > 0 ? [{ kind: "list", ordered: false, items: reasons } satisfies Block] : []),
  ];
}
