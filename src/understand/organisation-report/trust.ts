import type { Block } from "#document/report.ts";
import { figureColumn, textColumn } from "#document/table.ts";
import { counted } from "../profile/wording.ts";
import type { OrganisationReportSource } from "./source.ts";

function carelessSentence({ results }: OrganisationReportSource): string {
  const { careless, minimum } = results;
  if (!careless) return "Too few people answered to say anything about careless answering.";
  const { checked, sameThroughout } = careless;
  if (sameThroughout === 0)
    return `None of the ${checked} people with at least half of all ratings gave one and the same rating throughout.`;
  if (sameThroughout === null) {
    return `Of the ${checked} people with at least half of all ratings, fewer than ${minimum} gave the same rating throughout, or all but a few did. The number is withheld.`;
  }
  return `Of the ${checked} people with at least half of all ratings, ${sameThroughout} gave the same rating throughout. They are left in: taking them out would let their number and answers be worked out.`;
}

/** Reliability and careless answering, for the whole organisation. */
export function trustChapter(source: OrganisationReportSource): Block[] {
  const { questionnaire, results, unit } = source;
  if (unit.path !== "") return [];
  const { self, organisation } = questionnaire.perspectives;
  const cell = (value: { alpha: number; low: number; high: number } | null) => ({
    text: value ? `${value.alpha.toFixed(2)} (${value.low.toFixed(2)} to ${value.high.toFixed(2)})` : "–",
  });
  const rows = questionnaire.competencies.flatMap(({ code, name }) => {
    const reliability = results.reliability[code];
    return reliability
      ? [
          {
            cells: [
              { text: name },
              { text: String(reliability.n) },
              cell(reliability.self),
              cell(reliability.organisation),
            ],
          },
        ]
      : [];
  });
  const table: Block = {
    kind: "table",
    title: "Cronbach's alpha with 95 % interval",
    columns: [
      textColumn("Competency"),
      figureColumn("n"),
      figureColumn(self.name),
      figureColumn(organisation.name),
    ],
    rows,
    note: "About 0.7 and above, the statements of a competency hang together well enough to be summed for groups. Below 0.6, read the statements one by one.",
  };
  const none: Block = {
    kind: "paragraph",
    text: `Reliability needs at least ten people who rated every pair of a competency; here there are ${counted(0, "such competency", "competencies with that many")}.`,
  };
  return [
    { kind: "chapter", title: "How far the figures can be trusted" },
    rows.length > 0 ? table : none,
    { kind: "heading", title: "Careless answering" },
    { kind: "paragraph", text: carelessSentence(source) },
  ];
}

/** How the unit's means were made; where it differs between competencies, for how many people. */
function methodsOf({ competencies, staff }: OrganisationReportSource["unit"]): string {
  const shown = Object.values(competencies).filter((result) => result !== null);
  const [first, ...others] = new Set(shown.map(({ method }) => method));
  if (first === undefined) return "";
  if (others.length === 0) return `In this report: ${first}.`;
  const counts = shown.map(({ n }) => n);
  return `In this report the means are over ${Math.min(...counts)} to ${Math.max(...counts)} of ${staff} people; each row says how many.`;
}

/** How every figure was made, for a reader who wants to check it. */
export function methodChapter({ questionnaire, results, unit }: OrganisationReportSource): Block[] {
  const method = methodsOf(unit);
  const percent = Math.round(questionnaire.minimumAnswered * 100);
  const items = [
    {
      term: "Totals",
      text: `A person's total in a competency is the mean of the ratings given times the number of statements. It counts where at least ${percent} % of the statements are rated. Blanks never count as zero. Colleagues' ratings of a person are outside these figures.`,
    },
    {
      term: "Same people",
      text: "The two means and the gap of a competency are computed over the people who have both totals, so the gap is the difference of the means, up to rounding in the last place.",
    },
    {
      term: "Intervals",
      text: `Student's t, for these people at this time: the standard error carries the finite-population correction for the unit's head-count, so that no interval is left where everyone answered. ${method} Intervals assume that those who did not answer resemble those who did.`,
    },
    {
      term: "Comparisons",
      text: "Units are compared with everyone outside them by Welch's t test, which asks whether the difference would hold for other people in these jobs; it therefore carries no finite-population correction. Over all comparisons the false discovery rate is kept at 5 % (Benjamini and Hochberg 1995).",
    },
    {
      term: "Reliability",
      text: "Cronbach's alpha with Feldt's interval, over the people who rated every pair of the competency.",
    },
    {
      term: "Protection",
      text: `No mean rests on fewer than ${results.minimum} people, and none of a smaller group can be worked out by adding and subtracting figures. Groups whose members all gave the same total are withheld as well. First for units and then for each competency, as few people as possible are withheld. Statements are shown for the whole organisation from ten complete answers up.`,
    },
    { term: "Questionnaire", text: `${questionnaire.title}, version ${questionnaire.version}.` },
  ];
  return [
    { kind: "chapter", title: "Method" },
    { kind: "definitions", items },
  ];
}
