import type { Block } from "#document/report.ts";
import { maximumTotal, type Perspective, type Questionnaire } from "#listen/profile/questionnaire.ts";
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

function priorityItem(questionnaire: Questionnaire, priority: Priority, side: Perspective) {
  const competency = questionnaire.competencies.find(({ code }) => code === priority.competency);
  const statement = competency?.statements.find(({ code }) => code === priority.statement);
  if (!competency || !statement) return [];
  const question = side === "self" ? statement.questions.individual[0] : statement.questions.organisation[0];
  const reason = reasonFor(priority, side, maximumTotal(questionnaire, competency));
  return [
    {
      term: competency.name,
      text: `${reason} The lowest rating stands at ${statement.code}, ${statement.topic}. A question to start with: ${question}`,
    },
  ];
}

function side(
  questionnaire: Questionnaire,
  score: PersonScore,
  perspective: Perspective,
  title: string,
): Block[] {
  const items = priorities(questionnaire, score, perspective).flatMap((priority) =>
    priorityItem(questionnaire, priority, perspective),
  );
  const nothing =
    "Nothing stands out on this side: either every total is at the top of its scale, or too little was rated for a total.";
  return [
    { kind: "heading", title },
    items.length > 0 ? { kind: "definitions", items } : { kind: "paragraph", text: nothing },
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
