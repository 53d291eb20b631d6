import { type Html, html } from "#platform/html/html.ts";
import { otherOption } from "../questionnaires/answer-check.ts";
import type {
  ChoiceQuestion,
  MultipleChoiceQuestion,
  RatingQuestion,
  Texts,
  ZeroToTenQuestion,
} from "../questionnaires/definition.ts";
import { fieldNames, specialsOf, specialValue } from "./form.ts";
import { fieldId } from "./problem-sentence.ts";
import { choice, group, isSet, single, specialBoxes, surroundings, typed } from "./question-parts.page.ts";
import { say, type View } from "./view.ts";

type ScaleQuestion = RatingQuestion | ZeroToTenQuestion;

/** Where the text beside "other" is written. */
function otherField(view: View, question: ChoiceQuestion | MultipleChoiceQuestion): Html {
  const name = fieldNames.other(question.id);
  const label = `${say(view, question.other ?? {})}: ${view.words.question.otherText}`;
  return html`<input class="other" type="text" name="${name}" id="${fieldId(name)}" aria-label="${label}" maxlength="200" value="${typed(view.fields, name)}">`;
}

/** The same below a list that is folded, where its label stands above it. */
function otherBelow(view: View, question: ChoiceQuestion): Html {
  const name = fieldNames.other(question.id);
  const label = `${say(view, question.other ?? {})}: ${view.words.question.otherText}`;
  return html`<label class="beside" for="${fieldId(name)}">${label}</label>${otherField(view, question)}`;
}

/** Special answers among a question's radio buttons. */
function specialRadios(view: View, question: ChoiceQuestion | ScaleQuestion): Html[] {
  return specialsOf(question).map((special) =>
    choice(view.fields, {
      type: "radio",
      name: question.id,
      value: specialValue(special),
      label: view.words.question.specials[special],
    }),
  );
}

/** Takes a chosen radio button back, which a browser can't do by itself. */
function clearButton(view: View, question: ChoiceQuestion | ScaleQuestion): Html | false {
  if (question.required || !Object.hasOwn(view.answers, question.id)) return false;
  const asked = say(view, question.text);
  return html`<button class="clear" name=".clear" value="${question.id}" aria-label="${view.words.page.clear}: ${asked}">${view.words.page.clear}</button>`;
}

export function singleChoice(view: View, question: ChoiceQuestion): Html {
  const { id, options, other } = question;
  const radio = (value: string, text: Texts, index: number) =>
    choice(view.fields, {
      type: "radio",
      name: id,
      value,
      id: index === 0 ? fieldId(id) : undefined,
      label: say(view, text),
    });
  return group(
    surroundings(view, question, ""),
    html`<div class="choices">${options.map((option, index) => radio(option.id, option.text, index))}${
      other && html`${radio(otherOption, other, options.length)}${otherField(view, question)}`
    }${specialRadios(view, question)}</div>${clearButton(view, question)}`,
  );
}

export function dropdown(view: View, question: ChoiceQuestion): Html {
  const { id, options, other } = question;
  const around = surroundings(view, question, "");
  const specials = specialsOf(question).map((special) => ({
    value: specialValue(special),
    text: view.words.question.specials[special],
  }));
  const all = [
    ...options.map((option) => ({ value: option.id, text: say(view, option.text) })),
    ...(other ? [{ value: otherOption, text: say(view, other) }] : []),
    ...specials,
  ].map(
    ({ value, text }) =>
      html`<option value="${value}"${isSet(view.fields, id, value) && html` selected`}>${text}</option>`,
  );
  return single(
    question,
    around,
    html`<select id="${fieldId(id)}" name="${id}"${around.described}><option value="">${view.words.question.choose}</option>${all}</select>${
      other && otherBelow(view, question)
    }`,
  );
}

export function multipleChoice(view: View, question: MultipleChoiceQuestion): Html {
  const { id, options, other, exclusive } = question;
  const box = (value: string, text: Texts, index: number) =>
    choice(view.fields, {
      type: "checkbox",
      name: id,
      value,
      id: index === 0 ? fieldId(id) : undefined,
      label: say(view, text),
      isAlone: exclusive?.includes(value) === true,
    });
  return group(
    surroundings(view, question, choicesHint(view, question)),
    html`<div class="choices">${options.map((option, index) => box(option.id, option.text, index))}${
      other && html`${box(otherOption, other, options.length)}${otherField(view, question)}`
    }</div>${specialBoxes(view, question)}`,
  );
}

function choicesHint({ words }: View, { minimum = 0, maximum }: MultipleChoiceQuestion): string {
  if (minimum > 1 && maximum !== undefined) return words.question.chooseBetween(minimum, maximum);
  if (minimum > 1) return words.question.chooseAtLeast(minimum);
  return maximum === undefined ? "" : words.question.chooseAtMost(maximum);
}

/** What the first and the last figure mean. For screen readers their buttons say it themselves. */
const ends = (view: View, figures: readonly number[], anchors: readonly Texts[]): Html =>
  html`<p class="ends" aria-hidden="true">${figures.map((figure, index) => {
    const anchor = anchors.at(index === 0 ? 0 : -1);
    return anchor && html`<span>${figure} – ${say(view, anchor)}</span>`;
  })}</p>`;

/** A scale in whole numbers: a list where every point has a name, else figures side by side. */
export function scale(view: View, question: ScaleQuestion): Html {
  const { id } = question;
  const [minimum, maximum, anchors] =
    question.type === "rating"
      ? [question.minimum, question.maximum, question.anchors]
      : [0, 10, [question.low, question.high]];
  const count = maximum - minimum + 1;
  const isNamed = anchors.length === count;
  const points = Array.from({ length: count }, (_, index) => {
    const end = index === 0 ? anchors[0] : index === count - 1 ? anchors.at(-1) : undefined;
    const name = isNamed ? anchors[index] : end;
    const word = name ? say(view, name) : "";
    return choice(view.fields, {
      type: "radio",
      name: id,
      value: String(minimum + index),
      id: index === 0 ? fieldId(id) : undefined,
      className: "point",
      label: html`<b>${minimum + index}</b>${word !== "" && html`<span>${word}</span>`}`,
    });
  });
  const specials = specialRadios(view, question);
  return group(
    surroundings(view, question, ""),
    html`<div class="scale ${isNamed ? "named" : "figures"}">${points}</div>${!isNamed && ends(view, [minimum, maximum], anchors)}${
      specials.length > 0 && html`<div class="choices specials">${specials}</div>`
    }${clearButton(view, question)}`,
  );
}
