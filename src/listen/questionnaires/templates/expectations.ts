import type { Definition } from "../definition.ts";
import { contactMe, contactPage, inEnglish, ownWords, said, withoutNames } from "./building.ts";
import {
  againstExpected,
  overallSatisfaction,
  partsExpected,
  partsRated,
  partsWeighed,
} from "./service-parts.ts";

/** What customers expect, what they get and what it matters to them, part by part. */
export const expectations: Definition = {
  ...inEnglish("What you expect and what you get"),
  introduction: said(
    "We would like to know what you expect of a supplier like us, what you get from us, and what matters most. The same list comes three times, each time with another question.",
  ),
  thanks: said("Thank you. We start where the distance is greatest and it matters most to you."),
  pages: [
    {
      id: "expected",
      title: said("What you expect"),
      questions: [
        partsExpected("How good should a supplier like us be at each of these before you are content?"),
      ],
    },
    {
      id: "experienced",
      title: said("What you get"),
      questions: [partsRated("customers", "How good are we at the same things, in your experience?")],
    },
    {
      id: "weighed",
      title: said("What matters"),
      questions: [partsWeighed("How much does each of them matter when you choose between suppliers?")],
    },
    {
      id: "overall",
      title: said("All in all"),
      questions: [
        overallSatisfaction("Thinking of the past twelve months, how satisfied are you with us?"),
        againstExpected("How did what you experienced compare with what you expected?"),
        ownWords("first", "Where should we begin?", { help: withoutNames }),
        contactMe,
      ],
    },
    contactPage,
  ],
};
