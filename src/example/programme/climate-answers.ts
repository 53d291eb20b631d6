import type { Answer, Answers } from "#listen/questionnaires/answer.ts";
import type { Definition, Question } from "#listen/questionnaires/definition.ts";
import type { Random } from "#stats/random.ts";

/** What people write where they are asked what keeps them from serving well. */
const remarks = [
  "Orders from the web shop show up in my screen two hours late. Until then I can only guess.",
  "I have to ask for every refund above ten pounds. Most customers have rung off before the answer comes.",
  "Three systems, three passwords, and the address is right in only one of them.",
  "Nothing much, to be fair. The new standards made it clearer what I may promise.",
  "Handing over at shift change. What I wrote in the notes is not read.",
  "Campaigns start before anybody tells us what was promised.",
  "The parcel service never answers our queries the same day.",
  "Too little time after a long call to write down what was agreed.",
];

/** Draws one person's answers to a questionnaire of any kind, around how they find things: 0 badly, 1 well. */
export function climateAnswers({ pages }: Definition, mood: number, random: Random): Answers {
  const questions = pages.flatMap((page) => page.questions);
  return Object.fromEntries(
    questions.flatMap((question): [string, Answer][] => {
      const answer = answerTo(question, mood, random);
      return answer ? [[question.id, answer]] : [];
    }),
  );
}

function answerTo(question: Question, mood: number, random: Random): Answer | null {
  const place = (count: number) =>
    Math.min(count - 1, Math.max(0, Math.round(random.normal(mood, 0.2) * (count - 1))));
  switch (question.type) {
    case "matrix": {
      // The last column is for those who can't say.
      const columns = question.columns.slice(0, -1);
      const chosen = () => columns[place(columns.length)]?.id ?? "";
      return { rows: Object.fromEntries(question.rows.map(({ id }) => [id, chosen()])) };
    }
    case "zero-to-ten":
      return { rating: place(11) };
    case "rating":
      return { rating: question.minimum + place(question.maximum - question.minimum + 1) };
    case "single-choice":
    case "dropdown":
      return { choice: random.pick(question.options).id };
    case "constant-sum":
      return {
        amounts: amountsOf(
          question.options.map(({ id }) => id),
          question.total,
          random,
        ),
      };
    case "long-text":
      return random.uniform() < 0.4 ? { text: random.pick(remarks) } : null;
    default:
      return null;
  }
}

/** How many parts of a sum are dealt out one by one. */
const dealt = 20;

function amountsOf(ids: readonly string[], total: number, random: Random): Record<string, number> {
  const amounts = Object.fromEntries(ids.map((id) => [id, 0]));
  for (let part = 0; part < dealt; part++) {
    // The first option takes the most.
    const id = random.uniform() < 0.5 ? (ids[0] ?? "") : random.pick(ids);
    amounts[id] = (amounts[id] ?? 0) + total / dealt;
  }
  return amounts;
}
