import { type Html, html } from "#platform/html/html.ts";
import type { MatrixQuestion, PairedRatingQuestion } from "../questionnaires/definition.ts";
import { fieldNames, specialValue } from "./form.ts";
import { fieldId } from "./problem-sentence.ts";
import { choice, group, rowProblem, specialBoxes, surroundings } from "./question-parts.page.ts";
import { say, type View } from "./view.ts";

/** The column heads of a wide screen; on a narrow one, and for screen readers, each field has its own. */
const heads = (labels: readonly Html[]): Html =>
  html`<div class="head" aria-hidden="true"><div class="points">${labels.map((label) => html`<span>${label}</span>`)}</div></div>`;

export function matrix(view: View, question: MatrixQuestion): Html {
  const { id, rows, columns } = question;
  const labels = columns.map((column) => ({ id: column.id, text: say(view, column.text) }));
  const body = rows.map((row) => {
    const name = fieldNames.row(id, row.id);
    const problem = rowProblem(view, question, row.id);
    const cells = labels.map((column, index) =>
      choice(view.fields, {
        type: "radio",
        name,
        value: column.id,
        id: index === 0 ? fieldId(name) : undefined,
        className: "cell",
        label: column.text,
      }),
    );
    return html`<div class="row" role="radiogroup" aria-labelledby="r-${name}"${problem?.attributes}>
<div class="asks" id="r-${name}">${say(view, row.text)}</div>${problem?.note}
<div class="points">${cells}</div></div>
`;
  });
  return group(
    surroundings(view, question, ""),
    html`<div class="grid">${heads(labels.map(({ text }) => html`${text}`))}
${body}</div>${specialBoxes(view, question)}`,
    "matrix",
  );
}

export function pairedRating(view: View, question: PairedRatingQuestion): Html {
  const { minimum, maximum, anchors, perspectives } = question;
  const count = maximum - minimum + 1;
  const points = Array.from({ length: count }, (_, index) => {
    const end = index === 0 ? anchors[0] : index === count - 1 ? anchors.at(-1) : undefined;
    const name = anchors.length === count ? anchors[index] : end;
    return {
      value: String(minimum + index),
      figure: String(minimum + index),
      word: name ? say(view, name) : "",
    };
  });
  if (question.notApplicable) {
    const word = view.words.question.specials["not-applicable"];
    points.push({ value: specialValue("not-applicable"), figure: "–", word });
  }
  const labels = points.map(
    ({ figure, word }) => html`<b>${figure}</b>${word !== "" && html`<span>${word}</span>`}`,
  );
  const leads = perspectives.map(
    ({ name, lead }) => html`<li><b>${say(view, name)}</b> – ${say(view, lead)} …</li>`,
  );
  const body = question.rows.map((row) => {
    const rowId = `r-${fieldNames.row(question.id, row.id)}`;
    const pairs = perspectives.map((perspective) =>
      pair(view, question, { row: row.id, rowId, perspective, points, labels }),
    );
    return html`<div class="row"><div class="asks" id="${rowId}">… ${say(view, row.text)}</div>
${pairs}</div>
`;
  });
  return group(
    surroundings(view, question, ""),
    html`<ul class="leads">${leads}</ul>
<div class="grid">${heads(labels)}
${body}</div>`,
    "paired",
  );
}

interface Pair {
  row: string;
  /** Of the element that holds the row's text. */
  rowId: string;
  perspective: PairedRatingQuestion["perspectives"][number];
  points: readonly { value: string }[];
  labels: readonly Html[];
}

/** The ratings of one row from one point of view. */
function pair(
  view: View,
  question: PairedRatingQuestion,
  { row, rowId, perspective, points, labels }: Pair,
): Html {
  const name = fieldNames.pair(question.id, row, perspective.id);
  const problem = rowProblem(view, question, row, perspective.id);
  const cells = points.map(({ value }, index) =>
    choice(view.fields, {
      type: "radio",
      name,
      value,
      id: index === 0 ? fieldId(name) : undefined,
      className: "cell",
      label: labels[index] ?? "",
    }),
  );
  return html`<div class="pair" role="radiogroup" aria-labelledby="w-${name} ${rowId}"${problem?.attributes}>
<div class="who" id="w-${name}">${say(view, perspective.name)}</div>
<div class="points">${cells}</div>${problem?.note}</div>
`;
}
