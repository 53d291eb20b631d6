import type { Definition } from "../questionnaires/definition.ts";

const said = (en: string, ar = "") => ({ en, ...(ar && { ar }) });
const options = (...texts: string[]) =>
  texts.map((text, index) => ({ id: `o${index + 1}`, text: said(text) }));
/** A questionnaire with a question of every type, in three languages, of which two are incomplete. */
export const everyType: Definition = {
  languages: ["en", "de", "ar"],
  title: { en: "How we work together", de: "Wie wir zusammenarbeiten", ar: "كيف نعمل معًا" },
  introduction: said(
    "Hello {{name}}. This short survey is about service at {{organisation}}.\n\nPlease answer for an ordinary week.",
    "مرحبًا {{name}}. هذا الاستطلاع القصير عن الخدمة.",
  ),
  thanks: said("You have helped us to see what to do next."),
  pages: [
    {
      id: "choices",
      title: { en: "Choices", ar: "اختيارات", de: "Auswahl" },
      introduction: said("Some questions about your last week."),
      questions: [
        {
          type: "single-choice",
          id: "channel",
          text: said("How did you last reach us?", "كيف تواصلت معنا آخر مرة؟"),
          required: true,
          options: options(
            "By telephone",
            "By e-mail",
            "In person, at one of the stations along the line to the north",
          ),
          other: said("Another way"),
          dontKnow: true,
          refused: true,
        },
        {
          type: "multiple-choice",
          id: "reasons",
          text: said("What was it about?"),
          help: said("Think of the most recent time only."),
          options: [
            ...options("A delay", "A refund", "Lost property"),
            { id: "none", text: said("None of these") },
          ],
          exclusive: ["none"],
          maximum: 2,
          other: said("Something else"),
          notApplicable: true,
        },
        {
          type: "dropdown",
          id: "line",
          text: said("Which line?"),
          options: options("North", "South", "East"),
          other: said("Another"),
          notApplicable: true,
        },
      ],
    },
    {
      id: "scales",
      title: said("Scales"),
      questions: [
        {
          type: "rating",
          id: "ease",
          text: said("How easy was it?"),
          minimum: 1,
          maximum: 5,
          anchors: [
            said("very difficult"),
            said("difficult"),
            said("neither"),
            said("easy"),
            said("very easy"),
          ],
          notApplicable: true,
        },
        {
          type: "rating",
          id: "speed",
          text: said("How fast was it?"),
          minimum: 1,
          maximum: 7,
          anchors: [said("far too slow"), said("very fast")],
          dontKnow: true,
        },
        {
          type: "zero-to-ten",
          id: "recommend",
          text: said("How likely are you to recommend us to a friend or colleague?"),
          required: true,
          low: said("Not at all likely"),
          high: said("Extremely likely"),
        },
      ],
    },
    {
      id: "grids",
      title: said("Grids"),
      questions: [
        {
          type: "matrix",
          id: "matrix",
          text: said("How much do you agree?"),
          required: true,
          rows: options(
            "I was told how long it would take",
            "The person who helped me knew what had happened before",
            "I had to say everything twice",
          ),
          columns: options("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"),
          notApplicable: true,
        },
        {
          type: "paired-rating",
          id: "pairs",
          text: said("How far does each statement hold?"),
          notApplicable: true,
          minimum: 0,
          maximum: 3,
          anchors: [said("not at all"), said("a little"), said("largely"), said("fully")],
          perspectives: [
            { id: "self", name: said("Myself"), lead: said("I") },
            { id: "organisation", name: said("My organisation"), lead: said("We, as an organisation,") },
          ],
          rows: options(
            "tell customers what happens next before they have to ask",
            "keep promises that a colleague made",
          ),
        },
      ],
    },
    {
      id: "typed",
      title: said("Own words"),
      questions: [
        {
          type: "ranking",
          id: "rank",
          text: said("What matters most to you?"),
          options: options("Being on time", "Being told", "Being clean", "Being cheap"),
          ranks: 3,
          dontKnow: true,
        },
        {
          type: "constant-sum",
          id: "sum",
          text: said("Share out 100 points"),
          options: options("Trains", "Stations", "Staff"),
          total: 100,
        },
        {
          type: "number",
          id: "times",
          text: said("How often do you travel in a month?"),
          minimum: 0,
          maximum: 100,
          unit: said("times"),
        },
        {
          type: "date",
          id: "day",
          text: said("When was your last trip?"),
          earliest: "2020-01-01",
          dontKnow: true,
        },
        { type: "short-text", id: "station", text: said("Your home station") },
        {
          type: "long-text",
          id: "comment",
          text: said("What should we do next?"),
          help: said("Take as much room as you like."),
          refused: true,
        },
        { type: "statement", id: "end", text: said("That was all. You answered {{line|no line}}.") },
      ],
    },
  ],
};
