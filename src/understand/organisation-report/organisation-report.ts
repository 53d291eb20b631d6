import type { Block, Report } from "#document/report.ts";
import { breakable, counted, longDate, printedMean, shortened, signedMean } from "../profile/wording.ts";
import { changeChapter, changeFindings } from "./change.ts";
import { conversationChapter } from "./conversation.ts";
import { leadersChapter } from "./leaders.ts";
import { gapsChapter, gapVerdict, scoresChapter } from "./scores.ts";
import {
  type OrganisationReportSource,
  rankedByGap,
  releasedCompetencies,
  unitName,
  unitsBelow,
} from "./source.ts";
import { statementsChapter } from "./statements.ts";
import { methodChapter, trustChapter } from "./trust.ts";
import { responseChapter, unitsChapter } from "./units.ts";

/** What the figures come to, in sentences that are computed from them. */
function findings(source: OrganisationReportSource): string[] {
  const { questionnaire, unit, results } = source;
  const byOrganisation = releasedCompetencies(source).sort(
    (a, b) => b.result.organisation.estimate - a.result.organisation.estimate,
  );
  const [best, worst, widest] = [byOrganisation[0], byOrganisation.at(-1), rankedByGap(source)[0]];
  const sentences = [
    `${unit.n} of ${unit.staff} people (${Math.round((100 * unit.n) / unit.staff)} %) are part of these figures.`,
  ];
  if (best && worst && best !== worst) {
    sentences.push(
      `They rate the organisation highest on ${best.competency.name} (${printedMean(best.result.organisation.estimate)}) and lowest on ${worst.competency.name} (${printedMean(worst.result.organisation.estimate)}).`,
    );
  }
  if (widest) {
    const { gap } = widest.result;
    const verdict = gapVerdict(widest.result, unit.staff);
    const certainty = verdict === "no clear gap" ? "which may still be chance" : verdict;
    sentences.push(
      `The widest gap between what people say of themselves and of the organisation is at ${widest.competency.name}: ${signedMean(gap.estimate)} points, ${certainty}.`,
    );
  }
  sentences.push(...changeFindings(source));
  const below = unitsBelow(source);
  const withheld = below.filter(({ suppressed }) => suppressed).length;
  if (below.length > 0) {
    sentences.push(
      `Of ${counted(below.length, "unit")} inside it, ${below.length - withheld} can be shown and ${withheld} ${withheld === 1 ? "is" : "are"} withheld so that nobody can be recognised.`,
    );
  }
  const missing = questionnaire.competencies.length - byOrganisation.length;
  if (missing > 0)
    sentences.push(
      `${counted(missing, "competency", "competencies")} can't be shown here without giving individuals away.`,
    );
  const clear = results.comparisons.filter(({ path, q }) => path === unit.path && q <= 0.05);
  if (clear.length > 0) {
    sentences.push(
      `${counted(clear.length, "of its means differs", "of its means differ")} from everyone else's by more than chance explains.`,
    );
  }
  return sentences;
}

/** The three figures that a reader takes away first. */
function headline(source: OrganisationReportSource): Block {
  const { unit } = source;
  const [lowest] = releasedCompetencies(source).sort(
    (a, b) => a.result.organisation.estimate - b.result.organisation.estimate,
  );
  const [widest] = rankedByGap(source);
  const figure = (
    label: string,
    value: number | undefined,
    print: (value: number) => string,
    note: string,
  ) => ({
    label,
    value: value === undefined ? "–" : print(value),
    note,
  });
  return {
    kind: "totals",
    items: [
      figure(
        "In the figures",
        unit.n / unit.staff,
        (share) => `${Math.round(100 * share)} %`,
        `${unit.n} of ${unit.staff} people`,
      ),
      figure(
        "Lowest for the organisation",
        lowest?.result.organisation.estimate,
        printedMean,
        lowest?.competency.name ?? "",
      ),
      figure("Widest gap", widest?.result.gap.estimate, signedMean, widest?.competency.name ?? ""),
    ],
  };
}

/** What every report on a group carries, whatever is in it. */
function frame(source: Omit<OrganisationReportSource, "unit">, path: string) {
  const { questionnaire, results, organisation, consultant, date } = source;
  const subject = unitName(path, organisation);
  const facts = [
    { label: "Smallest group", value: `${results.minimum} people` },
    { label: "Date", value: longDate(date) },
    { label: "Prepared by", value: consultant },
  ].filter(({ value }) => value !== "");
  return {
    language: questionnaire.language,
    title: questionnaire.title,
    subject: breakable(subject),
    shortSubject: shortened(subject, 60),
    date,
    labels: { contents: "Contents", page: "Page", logo: "Logo" },
    cover: {
      kicker: path === "" ? "Report on the organisation" : "Report on a unit",
      facts,
      notice: `Figures are released only for groups of at least ${results.minimum} people, and only where no smaller group can be worked out from them.`,
    },
  };
}

/** Builds the report on an organisation of which nothing can be shown. */
export function withheldReport(source: Omit<OrganisationReportSource, "unit">): Report {
  return {
    ...frame(source, ""),
    blocks: [
      { kind: "chapter", title: "What this report says" },
      {
        kind: "paragraph",
        style: "lead",
        text: "No figures of groups can be shown: every one of them would tell what individuals answered.",
      },
      {
        kind: "paragraph",
        text: `A figure needs at least ${source.results.minimum} people with enough answers who do not all say the same. Personal reports are not touched by this. When more people have answered, run the command again on all answers.`,
      },
    ],
  };
}

/** Builds the report on an organisation or one of its units from released results. Pure. */
export function organisationReport(source: OrganisationReportSource): Report {
  const { unit } = source;
  const { cover, ...others } = frame(source, unit.path);
  const people = { label: "People", value: `${unit.n} of ${unit.staff} in the figures` };
  return {
    ...others,
    cover: { ...cover, facts: [people, ...cover.facts] },
    blocks: [
      { kind: "chapter", title: "What this report says" },
      headline(source),
      ...findings(source).map((text): Block => ({ kind: "paragraph", text, style: "lead" })),
      {
        kind: "paragraph",
        text: "Everything here concerns groups. The figures are for learning what to change; they are no basis for judging, paying or ranking anybody.",
      },
      ...scoresChapter(source),
      ...gapsChapter(source),
      ...changeChapter(source),
      ...statementsChapter(source),
      ...leadersChapter(source),
      ...unitsChapter(source),
      ...responseChapter(source),
      ...trustChapter(source),
      ...conversationChapter(source),
      ...methodChapter(source),
    ],
  };
}
