import type { Definition } from "../definition.ts";
import { inEnglish, matrix, optionsOf, ownWords, said } from "./building.ts";
import {
  againstExpected,
  overallSatisfaction,
  partsRanked,
  partsRated,
  recommendation,
} from "./service-parts.ts";

/** How staff and managers think customers see the service, on the customers' own items, and what they themselves need. */
export const staffView: Definition = {
  ...inEnglish("How our customers see us"),
  introduction: said(
    "Our customers are asked how they see us. Here you say what you think they answer, and what you need to serve them well. Don't answer as you would wish it to be: the point is where our own picture and theirs differ.",
  ),
  thanks: said(
    "Thank you. Your view will be laid beside our customers' own, and shown to everybody who was asked.",
  ),
  pages: [
    {
      id: "overall",
      title: said("The whole picture"),
      questions: [
        recommendation("How likely would a typical customer say they are to recommend us?"),
        overallSatisfaction(
          "Thinking of the past twelve months, how satisfied would a typical customer say they are with us?",
        ),
        againstExpected("How would a typical customer say that we compare with what they expected?"),
      ],
    },
    {
      id: "parts",
      title: said("The parts of our service"),
      questions: [
        partsRated("staff", "How would our customers rate us in each of these?"),
        partsRanked("Which three of these matter most to our customers?"),
      ],
    },
    {
      id: "needs",
      title: said("What you need to serve well"),
      questions: [
        matrix(
          {
            id: "needs",
            rows: optionsOf({
              need_time: "I have the time that customers' matters take.",
              need_information: "I find what I need to know while the customer waits.",
              need_authority: "I may decide what customers expect me to decide.",
              need_tools: "Our systems help more than they hinder.",
              need_skills: "I have been taught what my customers ask of me.",
              need_others: "Other departments give me what I need in time.",
              need_manager: "My manager stands behind me when I do what is right for a customer.",
              need_feedback: "I hear what customers say about my work.",
            }),
          },
          "How far is each of these true for you?",
          {
            "1": "Not at all",
            "2": "A little",
            "3": "Partly",
            "4": "Largely",
            "5": "Entirely",
            none: "Does not apply",
          },
        ),
        ownWords("surprise", "What do our customers value that we take too little notice of?"),
        ownWords("obstacle", "What most often keeps you from serving a customer as you would like?", {
          help: said("Please describe the matter and leave out names."),
        }),
      ],
    },
  ],
};
