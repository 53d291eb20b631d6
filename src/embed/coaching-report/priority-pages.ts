import type { Block } from "#document/report.ts";
import {
  type Competency,
  maximumTotal,
  type Perspective,
  type Questionnaire,
  type Statement,
} from "#listen/profile/questionnaire.ts";
import type { PersonScore } from "#understand/profile/scoring.ts";
import { printed } from "#understand/profile/wording.ts";
import { type Priority, priorities } from "./priorities.ts";

function reasonFor({ own, other, reason }: Priority, side: Perspective, maximum: number): string {
  const given = `${printed(own)} of ${maximum}`;
  if (reason === "low" || other === null) {
    return side === "self"
      ? `You gave yourself ${given}, among your lowest totals.`
      : `You gave your organisation ${given}, among the lowest totals you gave it.`;
  }
  const distance = printed(other - own);
  return side === "self"
    ? `You gave yourself ${given} and your organisation ${printed(other)}: you see yourself ${distance} behind your surroundings.`
    : `You gave your organisation ${given} and yourself ${printed(other)}: it stays ${distance} behind what you ask of yourself.`;
}

/** A priority in words. */
export interface PriorityAdvice {
  competency: Pick<Competency, "code" | "name">;
  /** A sentence on the two totals. */
  why: string;
  /** Where the lowest rating of this side stands. */
  statement: Pick<Statement, "code" | "topic">;
  /** A question to start with. */
  question: string;
}

/** Where one side should begin, in words: the priorities of `priorities()`. */
export function priorityAdvice(
  questionnaire: Questionnaire,
  score: PersonScore,
  side: Perspective,
): PriorityAdvice[] {
  return priorities(questionnaire, score, side).flatMap((priority) => {
    const competency = questionnaire.competencies.find(({ code }) => code === priority.competency);
    const statement = competency?.statements.find(({ code }) => code === priority.statement);
    if (!competency || !statement) return [];
    const { individual, organisation } = statement.questions;
    return [
      {
        competency: { code: competency.code, name: competency.name },
        why: reasonFor(priority, side, maximumTotal(questionnaire, competency)),
        statement: { code: statement.code, topic: statement.topic },
        question: (side === "self" ? individual : organisation)[0] ?? "",
      },
    ];
  });
}

/** What is said where a side has no priority. */
const nothingStandsOut =
  "Nothing stands out on this side: either every total is at the top of its scale, or too little was rated for a total.";

function side(
  questionnaire: Questionnaire,
  score: PersonScore,
  perspective: Perspective,
  title: string,
): Block[] {
  const items = priorityAdvice(questionnaire, score, perspective).map(
    ({ competency, why, statement, question }) => ({
      term: competency.name,
      text: `${why} The lowest rating stands at ${statement.code}, ${statement.topic}. A question to start with: ${question}`,
    }),
  );
  return [
    { kind: "heading", title },
    items.length > 0 ? { kind: "definitions", items } : { kind: "paragraph", text: nothingStandsOut },
  ];
}

/** The chapter that names at most three competencies to begin with, for oneself and for the organisation. */
export function priorityBlocks(questionnaire: Questionnaire, score: PersonScore): Block[] {
  return [
    { kind: "chapter", title: "Where to begin" },
    {
      kind: "paragraph",
      text: "These priorities come from your gaps. A competency is named on the side that you rated lower, the widest gap first. If there are fewer than three such gaps, the lowest totals of that side follow. They are suggestions in an order worth arguing with.",
    },
    ...side(questionnaire, score, "self", "Priorities for yourself"),
    ...side(questionnaire, score, "organisation", "Priorities to raise in your organisation"),
  ];
}
