import type { Definition, Page } from "../definition.ts";
import {
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
import { type Field, type Filled, isOn, lineOf, linesOf, namedOptions } from "./filling.ts";
import {
  againstExpected,
  overallSatisfaction,
  partsRanked,
  partsRated,
  recommendation,
} from "./service-parts.ts";

/** What a relationship survey is made of. */
export const relationshipFields: readonly Field[] = [
  {
    kind: "line",
    id: "organisation",
    label: "What customers call your organisation",
    description: "Where customers compare you with others, this name stands beside the others' names.",
    initial: "Our company",
  },
  {
    kind: "lines",
    id: "competitors",
    noun: "competitor",
    label: "Competitors",
    description:
      "The ones your customers would turn to, a line each; three or four are enough. Without any, the comparison is left out.",
    initial: [],
    minimum: 0,
    maximum: 6,
  },
  {
    kind: "switch",
    id: "accountPerson",
    label: "Customers have somebody who looks after them",
    description:
      "Asks about that person. The invitation of each customer names them where the list of accounts does.",
    initial: true,
  },
];

/** Once or twice a year, about the whole relationship: where customers stand, why, and what they expect next. */
export function relationship(filled: Filled): Definition {
  const competitors = linesOf(filled, "competitors");
  return {
    ...inEnglish("Working with us"),
    introduction: said(
      "This survey is about your experience with us over the past twelve months, not about a single occasion. Leave out what you can't judge.",
    ),
    thanks: said("Thank you for your time. We will tell you what we change because of the answers."),
    pages: [
      overall,
      parts,
      ...(isOn(filled, "accountPerson") ? [accountPerson] : []),
      ...(competitors.length > 0 ? [providers(lineOf(filled, "organisation"), competitors)] : []),
      problems,
      lastProblem,
      future,
      contactPage,
    ],
  };
}

const overall: Page = {
  id: "overall",
  title: said("The whole picture"),
  questions: [
    recommendation("How likely are you to recommend us to a colleague or a business partner?"),
    ownWords("recommend_reason", "What is the main reason for this answer?", { help: withoutNames }),
    {
      ...overallSatisfaction("Thinking of the past twelve months, how satisfied are you with us?"),
      required: true,
    },
    againstExpected("How did what you experienced compare with what you expected?"),
  ],
};

const parts: Page = {
  id: "parts",
  title: said("The parts of our service"),
  questions: [
    partsRated("customers", "How good are we at each of these?"),
    partsRanked("Which three of these matter most to you?"),
  ],
};

const accountPerson: Page = {
  id: "account_person",
  title: said("Who looks after you"),
  questions: [
    {
      type: "rating",
      id: "account_person",
      meaning: "account-person",
      text: said(
        "How satisfied are you with how {{account_manager|the person you usually deal with}} looks after you?",
      ),
      notApplicable: true,
      ...satisfaction,
    },
    ownWords(
      "account_person_wish",
      "What should {{account_manager|this person}} do more, less or differently?",
      { maximumLength: 1000 },
    ),
  ],
};

const providers = (organisation: string, competitors: readonly string[]): Page => ({
  id: "others",
  title: said("Us and others"),
  questions: [
    matrix(
      {
        id: "providers",
        meaning: "providers",
        help: said("Judge by your own experience or by what you hear from people you trust."),
        rows: [{ id: "us", text: said(organisation) }, ...namedOptions(competitors)],
      },
      "Taking everything together, how good is what each of these offers a customer like you?",
      { ...quality, none: "I can't judge" },
    ),
    {
      type: "multiple-choice",
      id: "also_used",
      text: said("From which of them have you also bought in the past two years?"),
      options: [...namedOptions(competitors), { id: "no_other", text: said("None of them") }],
      exclusive: ["no_other"],
      refused: true,
    },
    ownWords("others_better", "What does one of them do better than we do?", { maximumLength: 1000 }),
  ],
});

const problems: Page = {
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
};

const lastProblem: Page = {
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
    ownWords("problem", "What happened?", { help: withoutNames, maximumLength: 3000 }),
  ],
};

const future: Page = {
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
      anchors: ["Very unlikely", "Fairly unlikely", "Undecided", "Fairly likely", "Very likely"].map(said),
    },
    ownWords("improve", "What should we improve first?", { help: withoutNames }),
    contactMe,
  ],
};
