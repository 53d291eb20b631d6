import { csvFile } from "#document/chart/csv-file.ts";
import { fileName } from "#document/chart/file-name.ts";
import { neighbour, within } from "#document/chart/moves.ts";
import { picture } from "#document/chart/picture.ts";
import { typefaces } from "#document/chart/scene.ts";
import { sceneParts } from "#document/chart/scene-parts.ts";
import { svgFile } from "#document/chart/svg-file.ts";
import { shapesMarkup, svgMarkup } from "#document/chart/svg-markup.ts";
import { csvCell } from "#platform/csv-cell.ts";
import { legendMarkup, tableMarkup } from "./chart-markup.ts";
import { chartParts, folded, namesWith, noChoice } from "./report-chart.ts";

const report = JSON.parse(document.getElementById("figures").textContent);
const style = getComputedStyle(document.documentElement);
const canvas = document.createElement("canvas").getContext("2d");
const known = new Map();

/** Measures texts as this browser sets them. */
function measure(text, face) {
  const key = `${face} ${text}`;
  if (!known.has(key)) {
    const { size, weight, family } = typefaces[face];
    canvas.font = `${weight} ${size}px ${style.getPropertyValue(`--${family}`)}`;
    known.set(key, canvas.measureText(text).width);
  }
  return known.get(key);
}

const textScale = () => Number.parseFloat(style.fontSize) / 16 || 1;

/** The colours of the light theme, as files have them whatever the screen shows. */
function lightColours(paint) {
  return style.getPropertyValue(`--light-${paint}`).trim() || style.getPropertyValue(`--${paint}`).trim();
}

const steps = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  Home: "first",
  End: "last",
};

/** Choices that hold for all charts that offer them. */
const shared = { by: noChoice.by, words: noChoice.words };
const redraws = [];

for (const figure of document.querySelectorAll("figure[data-chart]")) bring(figure);

/** Gives a chart what it does: marks by keyboard and pointer, choices, files. */
function bring(figure) {
  const own = report.charts[Number(figure.dataset.chart)];
  const find = (name) => figure.querySelector(`[data-part="${name}"]`);
  const [view, readout, caption, table, legend, note] = [
    "view",
    "readout",
    "caption",
    "table",
    "legend",
    "note",
  ].map(find);
  const choice = { ...noChoice };
  let [parts, scene, active] = [null, null, null];

  function draw(width = view.clientWidth, sheet = null) {
    if (width === 0) return;
    parts = chartParts(report.results, own, { ...choice, ...shared });
    const hasRows = parts !== null && parts.data.rows.length > 0;
    scene = hasRows ? parts.layout(Math.max(240, Math.floor(width / textScale())), measure) : null;
    const pieces = scene && sheet ? sceneParts(scene, sheet) : [scene];
    view.innerHTML = scene ? pieces.map((piece) => svgMarkup(piece, null, "drawn")).join("") : "";
    figure.classList.toggle("cut", pieces.length > 1);
    look(null);
    tell();
    if (!parts) return;
    table.innerHTML = tableMarkup(own.title, parts.data);
    legend.innerHTML = legendMarkup(parts);
    caption.textContent = parts.caption;
  }

  /** Says how many questions have the words that were looked for. */
  function tell() {
    const isAsked = shared.words.trim() !== "" && (own.chart === "items" || own.chart === "spread");
    const found = isAsked ? namesWith(report.results, own.names, shared.words).length : 0;
    const words =
      found > 0
        ? `${found} of ${own.names.length} questions`
        : "No question here has these words. Clear the field to see all.";
    note.textContent = isAsked ? words : "";
  }

  /** Shows a mark with its intervals and says what it says; null leaves it. */
  function look(index) {
    active = index;
    const svg = view.querySelector("svg");
    svg?.querySelector(".looked")?.remove();
    const point = index === null ? undefined : scene?.points[index];
    readout.textContent = point?.words ?? "";
    figure.classList.toggle("is-read", point !== undefined);
    if (!svg || !point) return;
    const { x, y, width, height, also = [] } = point;
    const ring = `<rect class="ring" x="${x - 1}" y="${y - 1}" width="${width + 2}" height="${height + 2}" rx="3"/>`;
    svg.insertAdjacentHTML("beforeend", `<g class="looked">${shapesMarkup(also)}${ring}</g>`);
  }

  view.tabIndex = 0;
  view.setAttribute("role", "application");
  view.setAttribute("aria-roledescription", "chart");
  view.setAttribute("aria-label", own.title);
  view.setAttribute(
    "aria-description",
    "Arrow keys move over the marks. The figures are also there as a table.",
  );
  view.addEventListener("keydown", (event) => {
    if (event.key === "Escape") look(null);
    const step = steps[event.key];
    if (!step || !scene || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    look(neighbour(scene.points, active, step));
  });
  view.addEventListener("focus", () => {
    if (view.matches(":focus-visible") && scene?.points.length) look(active ?? 0);
  });
  view.addEventListener("blur", () => look(null));
  const point = (event) => {
    const svg = view.querySelector("svg");
    if (!svg || !scene) return;
    const { left, top, width } = svg.getBoundingClientRect();
    const scale = scene.width / Math.max(1, width);
    look(within(scene.points, (event.clientX - left) * scale, (event.clientY - top) * scale));
  };
  view.addEventListener("pointermove", point);
  view.addEventListener("pointerdown", point);
  view.addEventListener("pointerleave", () => look(null));

  for (const control of figure.querySelectorAll("[data-choice]")) {
    const { choice: key } = control.dataset;
    control.addEventListener(control.type === "search" ? "input" : "change", () => {
      if (!(key in shared)) {
        choice[key] = control.value || null;
        draw();
        return;
      }
      shared[key] = control.value;
      for (const other of document.querySelectorAll(`[data-choice="${key}"]`)) other.value = control.value;
      for (const redraw of redraws) redraw();
    });
  }

  const actions = {
    csv: () =>
      save(
        fileName(own.title, "csv"),
        new Blob([csvFile(parts.data, csvCell)], { type: "text/csv;charset=utf-8" }),
      ),
    svg: () => {
      const words = { title: own.title, caption: caption.textContent, source: report.source };
      const alt = document.getElementById(`alt-${figure.dataset.chart}`).firstChild.textContent;
      const drawn = picture(parts.layout, { ...words, legend: parts.legend }, 860, measure);
      const text = svgFile(drawn, own.title, alt, lightColours);
      save(fileName(own.title, "svg"), new Blob([text], { type: "image/svg+xml" }));
    },
    copy: async () => {
      const text = csvFile(parts.data, csvCell).slice(1);
      note.textContent = (await copied(text))
        ? "The figures are copied."
        : "This browser does not allow copying here. Download them instead.";
    },
  };
  for (const button of figure.querySelectorAll("[data-action]"))
    button.addEventListener("click", () => actions[button.dataset.action]());

  for (const part of figure.querySelectorAll("[data-scripted]")) part.hidden = false;
  draw();
  redraws.push(draw);
  let last = view.clientWidth;
  new ResizeObserver(() => {
    if (view.clientWidth === last) return;
    last = view.clientWidth;
    draw();
  }).observe(view);
}

for (const field of document.querySelectorAll("[data-rows]")) findRows(field);

/** Lets a long table be searched for words. */
function findRows(field) {
  const table = field.closest(".table");
  const rows = [...table.querySelectorAll("tbody tr")];
  const texts = rows.map((row) => folded(row.textContent));
  field.closest("[data-scripted]").hidden = false;
  field.addEventListener("input", () => {
    const words = folded(field.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const [index, row] of rows.entries()) {
      row.hidden = !words.every((word) => texts[index].includes(word));
      if (!row.hidden) found++;
    }
    table.querySelector(".told").textContent = words.length > 0 ? `${found} of ${rows.length} rows` : "";
  });
}

/** Offers a file made here to be saved. */
function save(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** True where the text is in the clipboard. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const isDone = document.execCommand("copy");
    field.remove();
    return isDone;
  }
}

// On paper charts are drawn for this width, whatever the window's is, and fit to the sheet.
addEventListener("beforeprint", () => {
  for (const redraw of redraws) redraw(840, 1000);
});
addEventListener("afterprint", () => {
  for (const redraw of redraws) redraw();
});
