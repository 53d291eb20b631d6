import type { Definition } from "../definition.ts";
import { inEnglish, matrix, ownWords, said } from "./building.ts";
import { type Field, type Filled, linesOf, namedOptions } from "./filling.ts";

/** What an assessment before training is made of. */
export const skillFields: readonly Field[] = [
  {
    kind: "lines",
    id: "skills",
    noun: "skill",
    label: "Skills",
    description:
      "What the training is to teach, as things one does, three to twelve lines. Keep the list for the time after the training: then the same questionnaire shows what changed.",
    initial: [
      "Listen until I know what the customer really needs",
      "Explain something difficult in plain words",
      "Say no and keep the customer's good will",
      "Stay calm when a customer is angry",
      "Put a mistake right on the spot",
      "Promise only what I can keep, and follow it up",
      "Hand a matter over so that nobody has to ask again",
      "Ask for help from another department and get it in time",
    ],
    minimum: 3,
    maximum: 12,
  },
];

/** Before a training, for all levels: how sure people are of each skill, how often they use it, what is hardest. */
export function skills(filled: Filled): Definition {
  const rows = namedOptions(linesOf(filled, "skills"));
  return {
    ...inEnglish("Before the training"),
    introduction: said(
      "Your answers decide what the training spends its time on. Nobody is assessed by them, and you are not expected to be good at everything.",
    ),
    thanks: said("Thank you. The training will begin with what most of you find hardest."),
    pages: [
      {
        id: "confidence",
        title: said("How sure you feel"),
        questions: [
          matrix(
            { id: "confidence", meaning: "performance", rows },
            "How sure are you that you would do each of these well, tomorrow and without help?",
            {
              "1": "Not at all sure",
              "2": "Slightly sure",
              "3": "Fairly sure",
              "4": "Very sure",
              "5": "Completely sure",
              none: "Not part of my work",
            },
          ),
        ],
      },
      {
        id: "practice",
        title: said("How often it comes up"),
        questions: [
          matrix({ id: "practice", rows }, "How often have you done each of these in the past four weeks?", {
            "1": "Never",
            "2": "Once or twice",
            "3": "Every week",
            "4": "On most days",
            "5": "Several times a day",
            none: "Not part of my work",
          }),
          {
            type: "ranking",
            id: "matters",
            meaning: "importance",
            text: said("Which three would help you most if you did them better?"),
            ranks: 3,
            options: rows,
          },
        ],
      },
      {
        id: "situation",
        title: said("Your hardest situation"),
        questions: [
          ownWords(
            "hardest",
            "Think of a recent situation with a customer or a colleague that you found hard. What happened, and what would you like to be able to do next time?",
            {
              help: said("Please leave out names. The training uses such situations for practice."),
            },
          ),
          ownWords("tried", "What have you tried already, and how did it go?", { maximumLength: 1000 }),
        ],
      },
    ],
  };
}
