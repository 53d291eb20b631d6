import type { Block } from "#document/report.ts";
import { figureColumn, textColumn } from "#document/table.ts";
import { listed, longDate, printedMean, signedMean } from "../profile/wording.ts";
import { type ChangeFigure, isWithheld, type WithheldChange } from "../waves/change.ts";
import type { OrganisationReportSource } from "./source.ts";

const wordings = {
  improved: "improved",
  worse: "worse",
  narrower: "narrower",
  wider: "wider",
  "no evidence": "no evidence of change",
  "too little data": "too little data",
} as const;

const reasons: Record<WithheldChange["withheld"], string> = {
  "too few pairs": "withheld: too few answered both times",
  "protects individuals": "withheld: it would give individuals away",
};

const interval = ({ low, high }: ChangeFigure) =>
  low === null || high === null ? "–" : `${signedMean(low)} to ${signedMean(high)}`;

/** The change that a reader takes away first, in a sentence; none where nothing can be compared. */
export function changeFindings({ questionnaire, unit, change }: OrganisationReportSource): string[] {
  const own = change?.units.find(({ path }) => path === unit.path);
  if (!change || !own) return [];
  const compared = questionnaire.competencies.flatMap(({ code, name }) => {
    const result = own.competencies[code];
    return !result || isWithheld(result) ? [] : [{ name, ...result.organisation }];
  });
  if (compared.length === 0) return [];
  const named = (word: ChangeFigure["word"]) => {
    const found = compared.filter((one) => one.word === word);
    return found.length === 0
      ? []
      : [listed(found.map(({ name, change: by }) => `${name} (${signedMean(by)})`))];
  };
  const said = [
    ...named("improved").map((names) => `are higher in ${names}`),
    ...named("worse").map((names) => `are lower in ${names}`),
  ];
  const since = `Since “${change.earlier.name}”, ratings of the organisation by the people who answered both times`;
  return [
    said.length === 0
      ? `${since} give no evidence of change.`
      : `${since} ${said.join(", and ")}; elsewhere there is no evidence of change.`,
  ];
}

/** What changed since the campaign before, where there is one that it follows. */
export function changeChapter({ questionnaire, unit, change }: OrganisationReportSource): Block[] {
  const own = change?.units.find(({ path }) => path === unit.path);
  if (!change || !own) return [];
  const { self, organisation } = questionnaire.perspectives;
  const kinds = [
    { key: "self", name: self.name },
    { key: "organisation", name: organisation.name },
    { key: "gap", name: "Gap" },
  ] as const;
  const rows = questionnaire.competencies.flatMap(({ code, name }) => {
    const result = own.competencies[code];
    if (!result) return [];
    if (isWithheld(result))
      return [
        { cells: [{ text: name }, { text: reasons[result.withheld] }, ...Array(5).fill({ text: "–" })] },
      ];
    return kinds.map(({ key, name: about }, at) => {
      const figure = result[key];
      return {
        cells: [
          { text: at === 0 ? name : "" },
          { text: about },
          { text: at === 0 ? String(result.n) : "" },
          { text: figure.before === null ? "–" : printedMean(figure.before) },
          { text: signedMean(figure.change) },
          { text: interval(figure) },
          { text: wordings[figure.word] },
        ],
      };
    });
  });
  const others = change.competencies.filter(({ comparable }) => comparable !== "same");
  const warned = change.warnings.filter(({ path }) => path === unit.path);
  const day = longDate(change.earlier.closedAt.slice(0, 10));
  return [
    { kind: "chapter", title: "What has changed" },
    {
      kind: "paragraph",
      style: "lead",
      text: `Compared with “${change.earlier.name}”, which closed on ${day}: the same people then and now, wherever they were then.`,
    },
    {
      kind: "table",
      title: "Change by competency",
      columns: [
        textColumn("Competency"),
        textColumn("About"),
        figureColumn("n"),
        figureColumn("Then"),
        figureColumn("Change"),
        figureColumn("95 % interval"),
        textColumn("In words"),
      ],
      rows,
      note: "“Improved” and the like are said where the false discovery rate over all changes is at most 5 % (paired t test, Benjamini and Hochberg). The interval is of one change by itself; the words ask more, whether as much might come about by chance in one of all the changes tested together, so that an interval just beside zero is not enough for them. Some people, drawn at random, may be left out so that nobody can be worked out.",
    },
    ...(others.length > 0
      ? [
          {
            kind: "paragraph" as const,
            text: `Not compared, since what was asked is not the same: ${listed(others.map(({ name }) => name))}.`,
          },
        ]
      : []),
    ...(warned.length > 0
      ? [
          {
            kind: "paragraph" as const,
            text: "This unit was among the lowest the first time in some of these figures, or its gap among the widest. Part of what it has changed since is to be expected even where nothing was done.",
          },
        ]
      : []),
  ];
}
