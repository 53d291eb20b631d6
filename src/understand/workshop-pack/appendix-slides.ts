import type { Slide, TextLine } from "#document/pptx/deck.ts";
import { textHeight } from "#document/pptx/fit.ts";
import type { StoryChapter } from "../survey-report/story.ts";
import type { SurveyResults } from "../surveys/survey-results.ts";
import { facilitationOf } from "./facilitation.ts";

/** Of texts that are read from the back of a room. */
const readable = 16;
const inches = { width: 11.6, height: 5.2 };

const textsOf = ({ answer, parts }: StoryChapter): string[] => [
  ...(answer === "" ? [] : [answer]),
  ...parts.flatMap((part) => {
    if (part.kind === "paragraph") return [part.text];
    if (part.kind === "list") return part.items;
    if (part.kind === "definitions") return part.items.map(({ term, text }) => `${term}: ${text}`);
    return [];
  }),
];

/** How sure the figures are, on one slide; what has no room stands in its notes. */
export function sureSlide(chapter: StoryChapter): Slide {
  const texts = textsOf(chapter);
  const shown: string[] = [];
  let used = 0;
  for (const text of texts) {
    used += textHeight(text, readable, inches.width) + 0.13;
    if (used > inches.height) break;
    shown.push(text);
  }
  const more = texts.slice(shown.length);
  return {
    kind: "text",
    title: chapter.title,
    lines: shown.map((text): TextLine => ({ text, look: "bullet" })),
    notes: [facilitationOf(chapter.id), ...(more.length > 0 ? ["Also:", ...more] : [])].join("\n\n"),
  };
}

/** What a room has to know of how figures came about; the whole method stands in the notes and in the report. */
export function methodSlide(chapter: StoryChapter, { outcome, minimum }: SurveyResults): Slide {
  const hasDrivers = outcome !== null && outcome.problem === null;
  return {
    kind: "text",
    title: "How the figures were computed",
    lines: [
      "Every figure is about those who answered that question. Blank answers, “don't know” and “not applicable” count nowhere, and nothing is filled in.",
      "The thin lines on bars are 95 % intervals: how far a figure may be off because these people answered and not others like them.",
      ...(hasDrivers
        ? [
            "What matters most is worked out from how answers go together: each part's share of the differences in the overall judgement. It is no proof of cause.",
          ]
        : []),
      "A difference is called one only where it is larger than chance explains, after allowing for all comparisons that were made at once.",
      `Figures of fewer than ${minimum} people are withheld, and others where a withheld one could be worked out from them.`,
      "The whole method, with sources, stands in the report, in its chapter “Method”, and in the notes of this slide.",
    ].map((text) => ({ text, look: "bullet" })),
    notes: [facilitationOf(chapter.id), ...textsOf(chapter)].join("\n\n"),
  };
}
