import type { Definition, MatrixQuestion } from "../definition.ts";
import { inEnglish, optionsOf, said } from "./building.ts";

const extent = optionsOf({
  "0": "Not at all",
  "1": "A little",
  "2": "Partly",
  "3": "Largely",
  "4": "Entirely",
  unsure: "I can't say",
});

const statements = (id: string, text: string, rows: Readonly<Record<string, string>>): MatrixQuestion => ({
  type: "matrix",
  id,
  meaning: "performance",
  text: said(text),
  rows: optionsOf(rows),
  columns: extent,
});

const describes = "How far does each sentence describe the place where you work?";

/** What people who serve customers find around them: whether good service is wanted, possible and noticed. */
export const serviceClimate: Definition = {
  ...inEnglish("Serving customers here"),
  introduction: said(
    "You know better than anyone what helps and what hinders good service in your daily work. There are no right answers: describe what you see around you.",
  ),
  thanks: said("Thank you. The results will be shown to everybody who was asked."),
  pages: [
    {
      id: "direction",
      title: said("What counts here"),
      questions: [
        statements("direction", describes, {
          clear: "It is clear to me what good service means in my job.",
          priority: "When time is short, customers come before internal matters.",
          example: "My manager sets a good example in dealing with customers.",
          decisions: "Decisions are explained by what they mean for customers.",
          noticed: "Good service is noticed.",
        }),
      ],
    },
    {
      id: "means",
      title: said("What you have to work with"),
      questions: [
        statements("means", describes, {
          time: "I have enough time to deal with a customer's matter properly.",
          information: "I can find the information I need while the customer waits.",
          tools: "Our systems help me to serve customers.",
          training: "I was trained for the questions that customers ask.",
          authority: "I may decide enough to settle most matters myself.",
        }),
        {
          type: "long-text",
          id: "obstacle",
          text: said("What most often keeps you from serving a customer as you would like?"),
          help: said("Please describe the matter and leave out names."),
          maximumLength: 2000,
        },
      ],
    },
    {
      id: "together",
      title: said("Working together"),
      questions: [
        statements("together", describes, {
          colleagues: "Colleagues in my team help each other when a customer needs it.",
          departments: "Other departments answer us as quickly as a customer would expect.",
          handover: "A matter that is passed on arrives with all that is known about it.",
          voice: "What customers tell us reaches the people who can change it.",
          ideas: "Ideas for better service are answered.",
          mistakes: "Mistakes can be mentioned openly.",
        }),
      ],
    },
    {
      id: "view",
      title: said("Your view as a whole"),
      questions: [
        {
          type: "zero-to-ten",
          id: "recommend_service",
          meaning: "recommend",
          text: said("How likely are you to recommend our service to a friend or relative?"),
          low: said("Not at all likely"),
          high: said("Extremely likely"),
          refused: true,
        },
        {
          type: "constant-sum",
          id: "time",
          text: said("How is the time of an ordinary working week divided?"),
          help: said("Spread 100 per cent over these. An estimate is enough."),
          total: 100,
          options: optionsOf({
            customers: "Working for customers",
            repair: "Putting right what went wrong before",
            internal: "Meetings, reports and other internal matters",
            learning: "Learning and improving",
            other_work: "Anything else",
          }),
        },
        {
          type: "long-text",
          id: "change",
          text: said("If you could change one thing for our customers, what would it be?"),
          maximumLength: 2000,
        },
      ],
    },
  ],
};
