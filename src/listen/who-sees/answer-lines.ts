import type { Answer } from "../questionnaires/answer.ts";
import type { Option, Question, Texts } from "../questionnaires/definition.ts";

const specials = {
  "not-applicable": "Not applicable",
  "dont-know": "I don't know",
  refused: "I'd rather not say",
} as const;

/** An answer in full, a line a part. */
export function answerLines(question: Question, answer: Answer, say: (texts: Texts) => string): string[] {
  if ("special" in answer) return [specials[answer.special]];
  const option = (list: readonly Option[], id: string) => {
    const found = list.find((each) => each.id === id);
    return found ? say(found.text) : id;
  };
  const options = "options" in question ? question.options : [];
  if ("choice" in answer) return [withOther(answer.choice, answer.other, option(options, answer.choice))];
  if ("choices" in answer)
    return answer.choices.map((id) => withOther(id, answer.other, option(options, id)));
  if ("ranking" in answer) return answer.ranking.map((id, index) => `${index + 1}. ${option(options, id)}`);
  if ("amounts" in answer)
    return Object.entries(answer.amounts).map(([id, amount]) => `${option(options, id)}: ${amount}`);
  if ("rows" in answer && question.type === "matrix")
    return question.rows.flatMap((row) => {
      const column = answer.rows[row.id];
      return column === undefined ? [] : [`${say(row.text)}: ${option(question.columns, column)}`];
    });
  if ("pairs" in answer && question.type === "paired-rating")
    return question.rows.flatMap((row) =>
      question.perspectives.flatMap((perspective) => {
        const rating = answer.pairs[row.id]?.[perspective.id];
        if (rating === undefined) return [];
        return [`${say(row.text)} – ${say(perspective.name)}: ${rating ?? specials["not-applicable"]}`];
      }),
    );
  if ("rating" in answer) return [String(answer.rating)];
  if ("number" in answer) return [String(answer.number)];
  if ("date" in answer) return [answer.date];
  return "text" in answer ? answer.text.split("\n") : [];
}

const withOther = (id: string, other: string | undefined, text: string): string =>
  id === "other" && other !== undefined ? other : text;
