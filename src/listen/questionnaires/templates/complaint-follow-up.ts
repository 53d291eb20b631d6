import type { Definition } from "../definition.ts";
import { ease, inEnglish, optionsOf, said, satisfaction } from "./building.ts";

/** After a complaint is closed: whether it really is, whether it was handled fairly, and what remains. */
export const complaintFollowUp: Definition = {
  ...inEnglish("How we handled your complaint"),
  introduction: said(
    "You told us that something went wrong, and we have closed the case on our side. Please tell us whether you see it that way.",
  ),
  thanks: said("Thank you. If you asked us to get in touch, somebody will do so."),
  pages: [
    {
      id: "outcome",
      title: said("The outcome"),
      questions: [
        {
          type: "single-choice",
          id: "settled",
          text: said("Is the matter settled as far as you are concerned?"),
          required: true,
          options: optionsOf({ yes: "Yes", partly: "In part", no: "No" }),
        },
        {
          type: "rating",
          id: "outcome",
          meaning: "satisfaction",
          text: said("How satisfied are you with the outcome?"),
          required: true,
          ...satisfaction,
        },
      ],
    },
    {
      id: "open",
      title: said("What is still open"),
      showIf: "settled in (partly, no)",
      questions: [
        {
          type: "long-text",
          id: "remaining",
          text: said("What remains to be done?"),
          maximumLength: 2000,
        },
        {
          type: "single-choice",
          id: "call_back",
          meaning: "contact-me",
          text: said("Shall somebody get in touch with you about it?"),
          options: optionsOf({ yes: "Yes, please", no: "No" }),
        },
      ],
    },
    {
      id: "handling",
      title: said("How it was handled"),
      questions: [
        {
          type: "rating",
          id: "complain_effort",
          meaning: "effort",
          text: said("How easy or difficult was it to make your complaint?"),
          ...ease,
        },
        {
          type: "matrix",
          id: "handling",
          meaning: "performance",
          text: said("How satisfied are you with each of these?"),
          rows: optionsOf({
            listening: "How well we listened",
            speed: "How long it took",
            informed: "How well we kept you informed",
            explanation: "How clearly we explained what had gone wrong",
            fairness: "How fair the decision was",
            manner: "How politely you were treated",
          }),
          columns: optionsOf({
            "1": "Very dissatisfied",
            "2": "Fairly dissatisfied",
            "3": "Neither",
            "4": "Fairly satisfied",
            "5": "Very satisfied",
            none: "Does not apply",
          }),
        },
        {
          type: "dropdown",
          id: "contacts",
          text: said("How many times did you have to get in touch before it was dealt with?"),
          options: optionsOf({ "1": "Once", "2": "Twice", "3": "Three times", more: "More often" }),
          dontKnow: true,
        },
      ],
    },
    {
      id: "after",
      title: said("Since then"),
      questions: [
        {
          type: "single-choice",
          id: "trust",
          text: said("How has the way we handled it changed your trust in us?"),
          options: optionsOf({
            "much-lower": "It is much lower",
            lower: "It is somewhat lower",
            same: "It has not changed",
            higher: "It is somewhat higher",
            "much-higher": "It is much higher",
          }),
        },
        {
          type: "long-text",
          id: "prevent",
          text: said("What should we change so that this doesn't happen to others?"),
          help: said("Please leave out names and other personal details."),
          maximumLength: 2000,
        },
      ],
    },
  ],
};
