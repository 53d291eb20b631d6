import { type Html, html } from "#platform/html/html.ts";
import { textLengths } from "../questionnaires/answer-check.ts";
import type {
  ConstantSumQuestion,
  DateQuestion,
  NumberQuestion,
  RankingQuestion,
  TextQuestion,
} from "../questionnaires/definition.ts";
import { fieldNames } from "./form.ts";
import { fieldId } from "./problem-sentence.ts";
import {
  group,
  isSet,
  rowProblem,
  single,
  specialBoxes,
  surroundings,
  typed,
} from "./question-parts.page.ts";
import { typedNumber } from "./typed-number.ts";
import { say, type View } from "./view.ts";

export function ranking(view: View, question: RankingQuestion): Html {
  const { id, options, ranks = options.length } = question;
  const { words, fields } = view;
  const rows = options.map((option) => {
    const name = fieldNames.row(id, option.id);
    const choices = Array.from({ length: ranks }, (_, index) => String(index + 1)).map(
      (rank) => html`<option${isSet(fields, name, rank) && html` selected`}>${rank}</option>`,
    );
    const text = say(view, option.text);
    return html`<div class="line"><select id="${fieldId(name)}" name="${name}" aria-label="${words.question.rank(text)}"><option value="">${words.question.noRank}</option>${choices}</select>
<label for="${fieldId(name)}">${text}</label></div>
`;
  });
  return group(
    surroundings(view, question, words.question.rankHelp(ranks)),
    html`<div class="lines">${rows}</div>${specialBoxes(view, question)}`,
  );
}

export function constantSum(view: View, question: ConstantSumQuestion): Html {
  const { id, options, total } = question;
  const rows = options.map((option) => {
    const name = fieldNames.row(id, option.id);
    const problem = rowProblem(view, question, option.id);
    return html`<div class="line"><input class="amount" id="${fieldId(name)}" name="${name}" type="text" inputmode="numeric" value="${typed(view.fields, name)}"${problem && html` aria-invalid="true"`}${problem?.attributes}>
<label for="${fieldId(name)}">${say(view, option.text)}</label>${problem?.note}</div>
`;
  });
  return group(
    surroundings(view, question, view.words.question.sumHelp(total)),
    html`<div class="lines" data-total="${total}">${rows}</div>${specialBoxes(view, question)}`,
  );
}

export function numberField(view: View, question: NumberQuestion): Html {
  const { id, minimum, maximum, decimals = 0, unit } = question;
  const { words, language } = view;
  const [low, high] = [minimum, maximum].map((each) =>
    each === undefined ? undefined : typedNumber(each, language),
  );
  const hint =
    low !== undefined && high !== undefined
      ? words.question.range(low, high)
      : low !== undefined
        ? words.question.atLeast(low)
        : high !== undefined
          ? words.question.atMost(high)
          : "";
  const around = surroundings(view, question, hint);
  const mode = decimals > 0 || (minimum ?? -1) < 0 ? "decimal" : "numeric";
  return single(
    question,
    around,
    html`<div class="line"><input class="amount" id="${fieldId(id)}" name="${id}" type="text" inputmode="${mode}" value="${typed(view.fields, id)}"${around.described}${around.problems.length > 0 && html` aria-invalid="true"`}>${
      unit && html`<span class="unit">${say(view, unit)}</span>`
    }</div>${specialBoxes(view, question)}`,
  );
}

export function dateField(view: View, question: DateQuestion): Html {
  const { id, earliest, latest } = question;
  const around = surroundings(view, question, "");
  return single(
    question,
    around,
    html`<input class="date" id="${fieldId(id)}" name="${id}" type="date" value="${typed(view.fields, id)}"${
      earliest && html` min="${earliest}"`
    }${latest && html` max="${latest}"`}${around.described}${around.problems.length > 0 && html` aria-invalid="true"`}>${specialBoxes(view, question)}`,
  );
}

/** A text is not cut off while it is typed: who pastes too much sees how much is too much. */
export function textField(view: View, question: TextQuestion): Html {
  const { id, type, maximumLength = textLengths[type] } = question;
  const isLong = type === "long-text";
  const around = surroundings(
    view,
    question,
    isLong ? view.words.question.characters(typedNumber(maximumLength, view.language)) : "",
  );
  const attributes = html`id="${fieldId(id)}" name="${id}" dir="auto"${around.described}${around.problems.length > 0 && html` aria-invalid="true"`}`;
  const value = typed(view.fields, id);
  return single(
    question,
    around,
    // A first line break inside a text area would be dropped.
    isLong
      ? html`<textarea ${attributes} rows="5">
${value}</textarea>${specialBoxes(view, question)}`
      : html`<input type="text" ${attributes} value="${value}">${specialBoxes(view, question)}`,
  );
}
