import type { Block } from "#document/report.ts";
import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import { figuresIn } from "./figures.ts";
import type { ReportWords } from "./words/report-words.ts";

/** The chapter that explains scores, gaps, flags and what is missing, from the questionnaire's real settings. */
export function readingGuide(
  { reading: words, language }: ReportWords,
  { scale, perspectives, flagPairSumBelow, minimumAnswered, competencies }: Questionnaire,
): Block[] {
  const [statements = 0, ...others] = competencies.map((competency) => competency.statements.length);
  const numbers = {
    statements: others.every((other) => other === statements) ? statements : null,
    minimum: scale.minimum,
    maximum: scale.maximum,
    minimumAnswered,
  };
  const section = (title: string, text: string): Block[] => [
    { kind: "heading", title },
    { kind: "paragraph", text },
  ];
  return [
    { kind: "chapter", title: words.title },
    {
      kind: "paragraph",
      text: words.scale(perspectives.self.lead, perspectives.organisation.lead),
    },
    {
      kind: "definitions",
      items: scale.anchors.map((anchor, index) => ({ term: String(scale.minimum + index), text: anchor })),
    },
    ...section(words.total.title, words.total.text(numbers)),
    ...section(words.gap.title, words.gap.text),
    ...section(words.page.title, words.page.text(figuresIn({ language }).printed(flagPairSumBelow))),
    ...section(words.colleagues.title, words.colleagues.text),
  ];
}
