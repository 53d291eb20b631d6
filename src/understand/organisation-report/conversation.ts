import type { Block } from "#document/report.ts";
import { type ConversationGuide, conversationGuide } from "../conversation-guide/conversation-guide.ts";
import { isWithheld } from "../waves/change.ts";
import { type OrganisationReportSource, unitName } from "./source.ts";

/** The guide that the application shows for the same unit, from the same figures. */
function guideFor({ questionnaire, results, unit, organisation, change }: OrganisationReportSource) {
  const { competencies, scale } = questionnaire;
  const changed = change?.units.find(({ path }) => path === unit.path)?.competencies;
  return conversationGuide({
    // "The whole organisation" stands in the middle of sentences here.
    unit: unitName(unit.path, organisation).replace(/^The /, "the "),
    withheld: null,
    staff: unit.staff,
    minimum: results.minimum,
    highest: Math.max(...competencies.map(({ statements }) => scale.maximum * statements.length)),
    competencies: competencies.map(({ code, name }) => {
      const result = changed?.[code];
      const shown = result && !isWithheld(result) ? result.organisation : null;
      return {
        code,
        name,
        figures: unit.competencies[code] ?? null,
        change: shown && { word: shown.word, change: shown.change },
      };
    }),
  });
}

const subjectBlocks = ({ name, why, minutes, questions }: ConversationGuide["subjects"][number]): Block[] => [
  { kind: "heading", title: name },
  { kind: "paragraph", text: `${why} ${minutes} minutes.` },
  { kind: "list", ordered: false, items: questions },
];

/** A plan for an hour in which a team makes something of its results. */
export function conversationChapter(source: OrganisationReportSource): Block[] {
  const { purpose, before, rules, steps, subjects, agreement, followUp } = guideFor(source);
  return [
    { kind: "chapter", title: "A guide for the team's conversation" },
    { kind: "paragraph", style: "lead", text: purpose },
    { kind: "heading", title: "Before" },
    { kind: "list", ordered: false, items: before },
    { kind: "heading", title: "Five rules" },
    { kind: "list", ordered: true, items: rules },
    { kind: "heading", title: "The hour" },
    {
      kind: "definitions",
      items: steps.map(({ minutes, what, how }) => ({ term: `${minutes} minutes`, text: `${what}. ${how}` })),
    },
    ...subjects.flatMap(subjectBlocks),
    { kind: "heading", title: "What we agree" },
    { kind: "form", clauses: agreement.map((title) => ({ title, help: "", answers: 1 })), signatures: [] },
    { kind: "paragraph", text: followUp },
  ];
}
