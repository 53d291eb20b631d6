import type { Definition } from "../definition.ts";
import {
  agreement,
  contactMe,
  contactPage,
  inEnglish,
  ownWords,
  said,
  satisfaction,
  withoutNames,
} from "./building.ts";
import { recommendation } from "./service-parts.ts";

/** The likelihood to recommend, its reason, and what would raise it. */
export const recommendationAlone: Definition = {
  ...inEnglish("Would you recommend us?"),
  introduction: said("A few questions about one thing, and you are done."),
  thanks: said("Thank you. Every reason is read."),
  pages: [
    {
      id: "score",
      questions: [recommendation("How likely are you to recommend us to a friend or colleague?")],
    },
    {
      id: "reason",
      questions: [
        ownWords("reason", "What is the main reason for your answer?", { help: withoutNames }),
        ownWords(
          "higher",
          "What is the one thing that would have to change for you to give us a higher mark?",
          {
            showIf: "recommend <= 8",
            maximumLength: 1000,
          },
        ),
        contactMe,
      ],
    },
    contactPage,
  ],
};

/** Satisfaction with one thing, and its reason. */
export const satisfactionAlone: Definition = {
  ...inEnglish("How satisfied are you?"),
  introduction: said("A few questions about one thing, and you are done."),
  thanks: said("Thank you. Every reason is read."),
  pages: [
    {
      id: "score",
      questions: [
        {
          type: "rating",
          id: "satisfaction",
          meaning: "satisfaction",
          text: said("How satisfied were you with your most recent dealings with us?"),
          required: true,
          ...satisfaction,
        },
      ],
    },
    {
      id: "reason",
      questions: [
        ownWords("disappointed", "What disappointed you?", {
          showIf: "satisfaction <= 3",
          help: withoutNames,
        }),
        ownWords("pleased", "What did we do well?", { showIf: "satisfaction >= 4", help: withoutNames }),
        contactMe,
      ],
    },
    contactPage,
  ],
};

/** How easy it was, and what made it hard. */
export const effortAlone: Definition = {
  ...inEnglish("Was it easy?"),
  introduction: said("A few questions about one thing, and you are done."),
  thanks: said("Thank you. We use your answer to take out what gets in the way."),
  pages: [
    {
      id: "score",
      questions: [
        {
          type: "rating",
          id: "effort",
          meaning: "effort",
          text: said("How far do you agree: “They made it easy for me to get done what I needed.”"),
          required: true,
          ...agreement,
        },
      ],
    },
    {
      id: "reason",
      questions: [
        ownWords("hurdle", "What made it harder than it had to be?", {
          showIf: "effort <= 4",
          help: withoutNames,
        }),
        ownWords("easier", "What could be easier still?", { showIf: "effort >= 5", help: withoutNames }),
        contactMe,
      ],
    },
    contactPage,
  ],
};
