import type { Definition } from "../definition.ts";
import { inEnglish, optionsOf, said, satisfaction } from "./building.ts";

/** Once or twice a year, about the whole relationship: where customers stand, why, and what they expect next. */
export const relationship: Definition = {
  ...inEnglish("Working with us"),
  introduction: said(
    "This survey is about your experience with us over the past twelve months, not about a single occasion. It takes about five minutes. Leave out what you can't judge.",
  ),
  thanks: said("Thank you for your time. We will tell you what we change because of the answers."),
  pages: [
    {
      id: "overall",
      title: said("The whole picture"),
      questions: [
        {
          type: "single-choice",
          id: "since",
          text: said("How long have you been a customer of ours?"),
          options: optionsOf({
            "under-1": "Less than a year",
            "1-to-3": "One to three years",
            "4-to-10": "Four to ten years",
            "over-10": "More than ten years",
          }),
          dontKnow: true,
        },
        {
          type: "rating",
          id: "overall_satisfaction",
          text: said("Thinking of the past twelve months, how satisfied are you with us?"),
          required: true,
          ...satisfaction,
        },
        {
          type: "rating",
          id: "expectations",
          text: said("How did what you experienced compare with what you expected?"),
          minimum: 1,
          maximum: 5,
          anchors: [
            "Much worse than expected",
            "Somewhat worse",
            "About as expected",
            "Somewhat better",
            "Much better than expected",
          ].map(said),
        },
        {
          type: "zero-to-ten",
          id: "recommend",
          text: said("How likely are you to recommend us to a friend or colleague?"),
          low: said("Not at all likely"),
          high: said("Extremely likely"),
          dontKnow: true,
        },
        {
          type: "long-text",
          id: "recommend_reason",
          text: said("What is the main reason for this answer?"),
          maximumLength: 2000,
        },
      ],
    },
    {
      id: "parts",
      title: said("The parts of our service"),
      questions: [
        {
          type: "matrix",
          id: "satisfaction_parts",
          text: said("How satisfied are you with each of these?"),
          rows: optionsOf({
            reach: "How easily you can reach us",
            speed: "How quickly we respond",
            knowledge: "What our people know",
            reliability: "Whether we keep what we promise",
            care: "How well we look after your interests",
            problems: "How we deal with problems",
            information: "How well we keep you informed",
            value: "What you get for the price",
          }),
          columns: optionsOf({
            "1": "Very dissatisfied",
            "2": "Fairly dissatisfied",
            "3": "Neither",
            "4": "Fairly satisfied",
            "5": "Very satisfied",
            none: "No experience",
          }),
        },
        {
          type: "ranking",
          id: "importance",
          text: said("Which three of these matter most to you?"),
          ranks: 3,
          options: optionsOf({
            reach: "Reaching you easily",
            speed: "A quick response",
            knowledge: "People who know their subject",
            reliability: "Kept promises",
            care: "Someone who looks after my interests",
            problems: "Problems dealt with well",
            information: "Being kept informed",
            value: "Value for the price",
          }),
        },
      ],
    },
    {
      id: "problems",
      title: said("When something went wrong"),
      questions: [
        {
          type: "single-choice",
          id: "had_problem",
          text: said("Have you had a problem with us in the past twelve months?"),
          options: optionsOf({ yes: "Yes", no: "No" }),
          dontKnow: true,
        },
      ],
    },
    {
      id: "last_problem",
      title: said("Your most recent problem"),
      showIf: "had_problem = yes",
      questions: [
        {
          type: "single-choice",
          id: "told_us",
          text: said("Did you tell us about it?"),
          options: optionsOf({ yes: "Yes", no: "No" }),
        },
        {
          type: "rating",
          id: "problem_satisfaction",
          text: said("How satisfied are you with the outcome?"),
          notApplicable: true,
          ...satisfaction,
        },
        {
          type: "long-text",
          id: "problem",
          text: said("What happened?"),
          help: said("Please leave out names and other personal details."),
          maximumLength: 3000,
        },
      ],
    },
    {
      id: "future",
      title: said("Looking ahead"),
      questions: [
        {
          type: "rating",
          id: "stay",
          text: said("How likely are you still to be our customer in a year's time?"),
          dontKnow: true,
          minimum: 1,
          maximum: 5,
          anchors: ["Very unlikely", "Fairly unlikely", "Undecided", "Fairly likely", "Very likely"].map(
            said,
          ),
        },
        {
          type: "long-text",
          id: "improve",
          text: said("What should we improve first?"),
          maximumLength: 2000,
        },
        {
          type: "single-choice",
          id: "contact_me",
          text: said("May we get in touch with you about your answers?"),
          options: optionsOf({ yes: "Yes", no: "No" }),
        },
      ],
    },
  ],
};
