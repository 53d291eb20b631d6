import { type Html, html } from "#platform/html/html.ts";
import type { MatrixQuestion, PairedRatingQuestion } from "../questionnaires/definition.ts";
import { fieldNames, specialValue } from "./form.ts";
import { fieldId } from "./problem-sentence.ts";
import { choice, group, rowProblem, specialBoxes, surroundings } from "./question-parts.page.ts";
import { say, type View } from "./view.ts";

/** The column heads of a wide screen; on a narrow one, and for screen readers, each field has its own. */
const heads = (labels: readonly Html[]): Html =>
  html`<div class="head" aria-hidden="true"><div class="points">${labels.map((label) => html`<span>${label}</span>`)}</div></div>`;

interface Column {
  id: string;
  text: string;
}

/** What a column says beside its figure. */
const wordOf = ({ id, text }: Column): string => {
  if (!text.startsWith(id)) return text;
  const rest = text.slice(id.length);
  return /^\d/.test(rest) ? text : rest.replace(/^\s*[-–—:.=)]?\s*/, "");
};

/** The most points that stand side by side on the narrowest phone. */
const mostInLine = 11;

/**
 * The columns that are points of a scale, whole numbers side by side, with those before and after them; null where there is
 * no such scale.
 */
function scaleOf(columns: readonly Column[]) {
  const isPoint = ({ id }: Column) => /^-?\d{1,3}$/.test(id);
  const from = columns.findIndex(isPoint);
  const to = columns.findLastIndex(isPoint) + 1;
  const points = columns.slice(Math.max(from, 0), to);
  if (points.length < 2 || points.length > mostInLine || !points.every(isPoint)) return null;
  return { before: columns.slice(0, from), points, after: columns.slice(to) };
}

/** What the ends of a scale mean, above its rows. For screen readers the buttons say it themselves. */
const endsOf = (points: readonly Column[]): Html =>
  html`<p class="ends" aria-hidden="true">${[points[0], points.at(-1)].map((point) => {
    const word = point ? wordOf(point) : "";
    return point && html`<span>${point.id}${word !== "" && ` – ${word}`}</span>`;
  })}</p>`;

/** A matrix. Where its columns are the points of a scale, they stay in one line however narrow the screen. */
export function matrix(view: View, question: MatrixQuestion): Html {
  const { id, rows, columns } = question;
  const labels = columns.map((column) => ({ id: column.id, text: say(view, column.text) }));
  const scale = scaleOf(labels);
  const body = rows.map((row) => {
    const name = fieldNames.row(id, row.id);
    const problem = rowProblem(view, question, row.id);
    const cell = (column: Column, label: string | Html) =>
      choice(view.fields, {
        type: "radio",
        name,
        value: column.id,
        id: column === labels[0] ? fieldId(name) : undefined,
        className: "cell",
        label,
      });
    const cells = (some: readonly Column[]) => some.map((column) => cell(column, column.text));
    const point = (column: Column) => {
      const word = wordOf(column);
      return cell(column, html`<b>${column.id}</b>${word !== "" && html`<span>${word}</span>`}`);
    };
    const points = scale
      ? html`${cells(scale.before)}<div class="run">${scale.points.map(point)}</div>${cells(scale.after)}`
      : html`${cells(labels)}`;
    return html`<div class="row" role="radiogroup" aria-labelledby="r-${name}"${problem?.attributes}>
<div class="asks" id="r-${name}">${say(view, row.text)}</div>${problem?.note}
<div class="points">${points}</div></div>
`;
  });
  return group(
    surroundings(view, question, ""),
    html`<div class="grid">${heads(labels.map(({ text }) => html`${text}`))}${scale && endsOf(scale.points)}
${body}</div>${specialBoxes(view, question)}`,
    scale ? "matrix compact" : "matrix",
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
