import type { Block } from "#document/report.ts";
import {
  type Competency,
  maximumTotal,
  type Perspective,
  type Questionnaire,
  type Statement,
} from "#listen/profile/questionnaire.ts";
import type { PersonScore } from "#understand/profile/scoring.ts";
import { figuresIn } from "./figures.ts";
import { markOriginals, type OriginalTexts } from "./original-texts.ts";
import { type Priority, priorities } from "./priorities.ts";
import { english } from "./words/english.ts";
import type { ReportWords } from "./words/report-words.ts";

function reasonFor(
  words: ReportWords,
  { own, other, reason }: Priority,
  side: Perspective,
  maximum: number,
): string {
  const { printed } = figuresIn(words);
  if (reason === "low" || other === null) return words.priorities.low(side, printed(own), maximum);
  return words.priorities.gap(side, {
    own: printed(own),
    maximum,
    other: printed(other),
    distance: printed(other - own),
  });
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
  words: ReportWords = english,
): PriorityAdvice[] {
  return priorities(questionnaire, score, side).flatMap((priority) => {
    const competency = questionnaire.competencies.find(({ code }) => code === priority.competency);
    const statement = competency?.statements.find(({ code }) => code === priority.statement);
    if (!competency || !statement) return [];
    const { individual, organisation } = statement.questions;
    return [
      {
        competency: { code: competency.code, name: competency.name },
        why: reasonFor(words, priority, side, maximumTotal(questionnaire, competency)),
        statement: { code: statement.code, topic: statement.topic },
        question: (side === "self" ? individual : organisation)[0] ?? "",
      },
    ];
  });
}

/** The chapter that names at most three competencies to begin with, for oneself and for the organisation. */
export function priorityBlocks(
  words: ReportWords,
  originals: OriginalTexts,
  questionnaire: Questionnaire,
  score: PersonScore,
): Block[] {
  const { priorities: said } = words;
  const { named } = figuresIn(words);
  const mark = markOriginals(originals);
  const side = (perspective: Perspective, title: string): Block[] => {
    const items = priorityAdvice(questionnaire, score, perspective, words).map(
      ({ competency, why, statement, question }) => {
        const text = `${why} ${said.lowest(statement.code, named(statement.topic))} ${said.question}`;
        const isForeign = originals.texts.has(question);
        return isForeign
          ? { term: competency.name, text, more: mark(question) }
          : { term: competency.name, text: `${text} ${question}` };
      },
    );
    return [
      { kind: "heading", title },
      items.length > 0 ? { kind: "definitions", items } : { kind: "paragraph", text: said.none },
    ];
  };
  return [
    { kind: "chapter", title: said.title },
    { kind: "paragraph", text: said.text },
    ...side("self", said.self),
    ...side("organisation", said.organisation),
  ];
}
