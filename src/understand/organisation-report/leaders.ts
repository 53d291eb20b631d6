import type { Block } from "#document/report.ts";
import { figureColumn, textColumn } from "#document/table.ts";
import { leaderMethod } from "../profile/leader-results.ts";
import { printedMean, signedMean } from "../profile/wording.ts";
import type { OrganisationReportSource } from "./source.ts";

/** Leaders beside everyone else, in the organisation's report. */
export function leadersChapter({ questionnaire, results, unit }: OrganisationReportSource): Block[] {
  const { leaders } = results;
  if (!leaders || unit.path !== "") return [];
  const { self, organisation } = questionnaire.perspectives;
  const kinds = [
    { key: "self", name: self.name },
    { key: "organisation", name: organisation.name },
    { key: "gap", name: "Gap" },
  ] as const;
  const rows = questionnaire.competencies.flatMap(({ code, name }) => {
    const result = leaders[code];
    if (!result) return [];
    return kinds.map(({ key, name: about }, at) => {
      const { leaders: led, others, difference, q } = result[key];
      return {
        cells: [
          { text: at === 0 ? name : "" },
          { text: about },
          { text: `${printedMean(led.estimate)} (${result.leaders})` },
          { text: `${printedMean(others.estimate)} (${result.others})` },
          { text: signedMean(difference) },
          { text: q === null ? "–" : q < 0.001 ? "< 0.001" : q.toFixed(3) },
        ],
      };
    });
  });
  if (rows.length === 0) return [];
  return [
    { kind: "chapter", title: "Leaders and everyone else" },
    {
      kind: "paragraph",
      text: "Leaders are executives, managers and team leaders. Where they see the organisation in a better light than the people they lead, that is something to talk about before anything is decided.",
    },
    {
      kind: "table",
      title: "Mean totals, with the number of people",
      columns: [
        textColumn("Competency"),
        textColumn("About"),
        figureColumn("Leaders"),
        figureColumn("Everyone else"),
        figureColumn("Difference"),
        figureColumn("q"),
      ],
      rows,
      note: leaderMethod,
    },
  ];
}
