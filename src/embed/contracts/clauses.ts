import { dateAfter } from "#listen/campaigns/schedule.ts";

/** Where a goal comes from, in the words of the questionnaire that was answered. */
interface GoalSource {
  competency: string;
  /** Code of the statement, e.g. "SL-6". */
  statement: string;
  topic: string;
}

export interface Goal {
  /** "g1", "g2", "g3": weekly marks name it, also after its words have changed. */
  id: string;
  text: string;
  /** How its author will notice. */
  sign: string;
  from: GoalSource | null;
}

export interface Milestone {
  /** "m1" … "m4" */
  id: string;
  /** ISO date, "" where none is chosen. */
  on: string;
  text: string;
}

/** What a contract says, in eight clauses. Support persons are kept beside it, since they sign, too. */
export interface Clauses {
  goals: Goal[];
  /** What gets less of its author. */
  less: string[];
  /** How a record is kept each week. */
  record: string;
  /** How support persons help. */
  help: string[];
  /** Ways to keep going and to keep learning. */
  methods: string[];
  milestones: Milestone[];
  milestoneReward: string;
  endReward: string;
  /** ISO date of the last day. */
  endsOn: string;
}

export const mostGoals = 3;
export const mostMilestones = 4;
/** Lines of the clauses that ask for several things. */
export const linesOf = { less: 3, help: 2, methods: 3 } as const;

/** Weeks from the first day to the last. */
const weeksOf = { least: 4, usual: 12, most: 26 } as const;

/** Most characters. */
export const longestLine = 500;
export const longestText = 2000;

/** A contract that says nothing yet. @param today ISO date */
export const emptyClauses = (today: string): Clauses => ({
  goals: Array.from({ length: mostGoals }, (_, index) => ({
    id: `g${index + 1}`,
    text: "",
    sign: "",
    from: null,
  })),
  less: Array.from({ length: linesOf.less }, () => ""),
  record: "",
  help: Array.from({ length: linesOf.help }, () => ""),
  methods: Array.from({ length: linesOf.methods }, () => ""),
  milestones: [],
  milestoneReward: "",
  endReward: "",
  endsOn: dateAfter(today, weeksOf.usual * 7),
});

/** Goals with words; others are lines left empty. */
export const writtenGoals = ({ goals }: Pick<Clauses, "goals">): Goal[] =>
  goals.filter(({ text }) => text.trim() !== "");

export const writtenMilestones = ({ milestones }: Pick<Clauses, "milestones">): Milestone[] =>
  milestones.filter(({ on, text }) => on !== "" && text.trim() !== "");

/** What has to be mended before a contract can be signed: where it stands in the clauses, and what about it. */
export interface ClauseProblem {
  /** JSON pointer, e.g. "/goals/0/text". */
  pointer: string;
  /** Completes "This …". */
  detail: string;
}

/**
 * What keeps clauses from being signed. Only a goal and an end are asked for; a clause left empty is its author's choice.
 *
 * @param begins ISO date of the contract's first day
 * @param today ISO date: a change of a running contract can't put its end into the past
 */
export function problemsOf(clauses: Clauses, begins: string, today: string): ClauseProblem[] {
  const problems: ClauseProblem[] = [];
  if (writtenGoals(clauses).length === 0)
    problems.push({
      pointer: "/goals/0/text",
      detail: "is empty: a contract needs one goal at least, in your own words",
    });
  const earliest = [dateAfter(begins, weeksOf.least * 7), today].sort().at(-1) ?? today;
  const latest = dateAfter(begins, weeksOf.most * 7);
  if (clauses.endsOn < earliest || clauses.endsOn > latest)
    problems.push({
      pointer: "/endsOn",
      detail: `must lie between ${earliest} and ${latest}: ${weeksOf.least} to ${weeksOf.most} weeks after the first day`,
    });
  for (const [index, { on, text }] of clauses.milestones.entries()) {
    if (on === "" && text.trim() === "") continue;
    if (on === "")
      problems.push({ pointer: `/milestones/${index}/on`, detail: "is missing: say by when, or remove it" });
    else if (on < begins || on > clauses.endsOn)
      problems.push({
        pointer: `/milestones/${index}/on`,
        detail: "must lie between the first and the last day",
      });
    if (text.trim() === "")
      problems.push({
        pointer: `/milestones/${index}/text`,
        detail: "is empty: say what is reached by then, or remove it",
      });
  }
  return problems;
}

/** How much of a contract somebody is shown. */
export type Shares = "goals" | "whole";

/** A clause in words: its number, its title, and what stands under it, a line each. */
export interface ClauseInWords {
  number: number;
  title: string;
  lines: string[];
}

/** Titles in the order of the clauses. */
export const clauseTitles = [
  "My goals",
  "What gets less of me",
  "How I keep a record each week",
  "Who supports me",
  "How they help",
  "How I keep going and keep learning",
  "My reward along the way",
  "My reward at the end",
] as const;

const filled = (lines: readonly string[]) => lines.map((line) => line.trim()).filter((line) => line !== "");

const goalLine = ({ text, sign }: Goal) =>
  sign.trim() === "" ? text.trim() : `${text.trim()} – I will notice by: ${sign.trim()}`;

/**
 * What is shown of a contract, clause by clause; clauses left empty have no lines.
 *
 * @param supporters names
 * @param dated writes an ISO date in words
 */
export function clausesInWords(
  clauses: Clauses,
  supporters: readonly string[],
  shares: Shares,
  dated: (date: string) => string,
): ClauseInWords[] {
  const milestones = writtenMilestones(clauses).map(({ on, text }) => `${dated(on)}: ${text.trim()}`);
  const lines: string[][] = [
    writtenGoals(clauses).map(goalLine),
    filled(clauses.less),
    filled([clauses.record]),
    [...supporters],
    filled(clauses.help),
    filled(clauses.methods),
    [...milestones, ...filled([clauses.milestoneReward])],
    filled([clauses.endReward]),
  ];
  const all = clauseTitles.map((title, index) => ({ number: index + 1, title, lines: lines[index] ?? [] }));
  return shares === "whole" ? all : all.slice(0, 1);
}
