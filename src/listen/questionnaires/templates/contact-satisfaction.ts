import type { Definition } from "../definition.ts";
import { contactMe, contactPage, ease, inEnglish, optionsOf, said, satisfaction } from "./building.ts";

/** Asked soon after a contact: two minutes, the outcome before the impression. */
export const contactSatisfaction: Definition = {
  ...inEnglish("Your recent contact with us"),
  introduction: said(
    "You were in touch with us a short while ago. A few questions will tell us what went well and what to change.",
  ),
  thanks: said("Thank you. We read every answer and use it to improve how we serve you."),
  pages: [
    {
      id: "contact",
      title: said("What you needed"),
      questions: [
        {
          type: "single-choice",
          id: "reason",
          text: said("What was the main reason for your contact?"),
          options: optionsOf({
            information: "I needed information",
            order: "I wanted to order or book something",
            change: "I wanted to change something I had ordered",
            problem: "Something did not work as it should",
            bill: "I had a question about a bill or payment",
            complaint: "I wanted to complain",
          }),
          other: said("Something else"),
        },
        {
          type: "single-choice",
          id: "solved",
          text: said("Has the matter been settled?"),
          required: true,
          options: optionsOf({
            first: "Yes, at the first contact",
            later: "Yes, after more than one contact",
            open: "No, not yet",
          }),
          dontKnow: true,
        },
      ],
    },
    {
      id: "experience",
      title: said("How it went"),
      questions: [
        {
          type: "rating",
          id: "satisfaction",
          meaning: "satisfaction",
          text: said("All in all, how satisfied are you with the way we dealt with your matter?"),
          required: true,
          ...satisfaction,
        },
        {
          type: "rating",
          id: "effort",
          meaning: "effort",
          text: said("How easy or difficult was it to get your matter dealt with?"),
          notApplicable: true,
          ...ease,
        },
        {
          type: "rating",
          id: "person",
          meaning: "performance",
          text: said("How satisfied are you with the person who served you?"),
          help: said("If you spoke to several people, think of the one you spoke to last."),
          notApplicable: true,
          ...satisfaction,
        },
      ],
    },
    {
      id: "reasons",
      title: said("What stood behind your answer"),
      questions: [
        {
          type: "multiple-choice",
          id: "obstacles",
          text: said("What made it less than good?"),
          help: said("Choose all that apply."),
          showIf: "satisfaction <= 3 or effort <= 2 or solved = open",
          options: optionsOf({
            wait: "I had to wait too long",
            repeat: "I had to explain the matter more than once",
            passed: "I was passed from one person to another",
            knowledge: "The person could not answer my question",
            authority: "The person was not allowed to decide",
            promise: "A promise was not kept",
            manner: "I did not feel well treated",
            information: "The information I got was wrong or unclear",
          }),
          other: said("Something else"),
        },
        {
          type: "zero-to-ten",
          id: "recommend",
          meaning: "recommend",
          text: said("How likely are you to recommend us to a friend or colleague?"),
          low: said("Not at all likely"),
          high: said("Extremely likely"),
          dontKnow: true,
        },
        {
          type: "long-text",
          id: "comment",
          text: said("What is the one thing we should do differently, or keep doing?"),
          help: said("Please leave out names, account numbers and other personal details."),
          maximumLength: 2000,
        },
        contactMe,
      ],
    },
    contactPage,
  ],
};
