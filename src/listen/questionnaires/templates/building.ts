import type {
  ChoiceQuestion,
  Definition,
  MatrixQuestion,
  Option,
  Page,
  TextQuestion,
  Texts,
} from "../definition.ts";

/** A text of a template; templates are written in English. */
export const said = (text: string): Texts => ({ en: text });

/** Options by id. */
export const optionsOf = (texts: Readonly<Record<string, string>>): Option[] =>
  Object.entries(texts).map(([id, text]) => ({ id, text: said(text) }));

/** A balanced scale of satisfaction: as many points below the middle as above, each with its name. */
export const satisfaction = {
  minimum: 1,
  maximum: 5,
  anchors: [
    "Very dissatisfied",
    "Fairly dissatisfied",
    "Neither satisfied nor dissatisfied",
    "Fairly satisfied",
    "Very satisfied",
  ].map(said),
} as const;

/** How easy something was, each point named. */
export const ease = {
  minimum: 1,
  maximum: 5,
  anchors: [
    "Very difficult",
    "Fairly difficult",
    "Neither easy nor difficult",
    "Fairly easy",
    "Very easy",
  ].map(said),
} as const;

/** Agreement in seven points, as the second form of the customer effort score has it. */
export const agreement = {
  minimum: 1,
  maximum: 7,
  anchors: [
    "Strongly disagree",
    "Disagree",
    "Somewhat disagree",
    "Neither agree nor disagree",
    "Somewhat agree",
    "Agree",
    "Strongly agree",
  ].map(said),
} as const;

/** What was experienced beside what was expected; the middle is "as expected". */
export const againstExpectation = {
  minimum: 1,
  maximum: 5,
  anchors: [
    "Much worse than expected",
    "Somewhat worse",
    "About as expected",
    "Somewhat better",
    "Much better than expected",
  ].map(said),
} as const;

/** How good something is: one scale for what is expected, what is met, and what others offer. */
export const quality = {
  "1": "Very poor",
  "2": "Poor",
  "3": "Acceptable",
  "4": "Good",
  "5": "Very good",
} as const;

/** A matrix; columns whose ids are whole numbers are the points of its scale. */
export const matrix = (
  asked: Pick<MatrixQuestion, "id" | "rows"> & Partial<MatrixQuestion>,
  text: string,
  columns: Readonly<Record<string, string>>,
): MatrixQuestion => ({ type: "matrix", text: said(text), columns: optionsOf(columns), ...asked });

/** A question to be answered in one's own words. */
export const ownWords = (id: string, text: string, given: Partial<TextQuestion> = {}): TextQuestion => ({
  type: "long-text",
  id,
  text: said(text),
  maximumLength: 2000,
  ...given,
});

/** What is asked of people whose words others may read. */
export const withoutNames = said("Please leave out names, account numbers and other personal details.");

/** Whether somebody may get in touch, to end a page with. */
export const contactMe: ChoiceQuestion = {
  type: "single-choice",
  id: "contact_me",
  meaning: "contact-me",
  text: said("Would you like somebody to get in touch with you about this?"),
  options: optionsOf({ yes: "Yes, please", no: "No, thank you" }),
};

/** What to talk about, asked of those alone who want to be contacted. */
export const contactPage: Page = {
  id: "getting_in_touch",
  title: said("When we get in touch"),
  showIf: "contact_me = yes",
  questions: [
    ownWords("contact_about", "What should we talk about?", {
      maximumLength: 1000,
      help: said("Whoever gets in touch reads this, so that you need not begin from the beginning."),
    }),
  ],
};

/** A template's questionnaire begins like this. */
export const inEnglish = (title: string) =>
  ({ languages: ["en"], title: said(title) }) as const satisfies Pick<Definition, "languages" | "title">;
