import type { Definition, Page } from "../definition.ts";
import {
  agreement,
  contactMe,
  contactPage,
  inEnglish,
  matrix,
  optionsOf,
  ownWords,
  quality,
  said,
  satisfaction,
  withoutNames,
} from "./building.ts";
import { type Field, type Filled, linesOf, namedOptions } from "./filling.ts";

/** What a survey on moments of truth is made of. */
export const momentFields: readonly Field[] = [
  {
    kind: "lines",
    id: "moments",
    noun: "moment",
    label: "Moments of truth",
    description:
      "What customers come into contact with, as they would call it, one to eight lines. With one, nobody is asked which it was; with several, results can be looked at by moment.",
    initial: ["A delivery", "A repair or service visit", "A question to customer service"],
    minimum: 1,
    maximum: 8,
  },
];

/** Soon after one occasion: what it was, how it went, what made the difference. */
export function momentsOfTruth(filled: Filled): Definition {
  const moments = linesOf(filled, "moments");
  const [only] = moments;
  return {
    ...inEnglish("Your recent experience with us"),
    introduction: said(
      moments.length === 1
        ? `This is about one recent occasion: ${only}. Please tell us how it went.`
        : "A short while ago you had to do with us. Please tell us how it went.",
    ),
    thanks: said("Thank you. The people who do this work see what customers say about it."),
    pages: [...(moments.length > 1 ? [which(moments)] : []), experience, difference, contactPage],
  };
}

const which = (moments: readonly string[]): Page => ({
  id: "moment",
  questions: [
    {
      type: "single-choice",
      id: "moment",
      text: said("Which of these was it?"),
      help: said("If it was more than one, take the most recent."),
      required: true,
      options: namedOptions(moments),
    },
  ],
});

const experience: Page = {
  id: "experience",
  title: said("How it went"),
  questions: [
    {
      type: "rating",
      id: "satisfaction",
      meaning: "satisfaction",
      text: said("All in all, how satisfied were you?"),
      required: true,
      ...satisfaction,
    },
    {
      type: "rating",
      id: "effort",
      meaning: "effort",
      text: said("How far do you agree: “They made it easy for me.”"),
      notApplicable: true,
      ...agreement,
    },
    {
      type: "single-choice",
      id: "settled",
      text: said("Is everything settled as far as you are concerned?"),
      options: optionsOf({ yes: "Yes", partly: "In part", no: "No" }),
      dontKnow: true,
    },
  ],
};

const difference: Page = {
  id: "difference",
  title: said("What made the difference"),
  questions: [
    matrix(
      {
        id: "moment_parts",
        meaning: "performance",
        rows: optionsOf({
          waiting: "How long you had to wait",
          punctuality: "Whether it happened when we had said it would",
          competence: "How well the people you met knew their job",
          manner: "How you were treated",
          explained: "How clearly things were explained",
          outcome: "What came out of it",
        }),
      },
      "How good was each of these?",
      { ...quality, none: "Does not apply" },
    ),
    ownWords("open_matter", "What is still to be done?", {
      showIf: "settled in (partly, no)",
      maximumLength: 1000,
    }),
    ownWords("comment", "What should we do differently next time, or keep doing?", { help: withoutNames }),
    contactMe,
  ],
};
