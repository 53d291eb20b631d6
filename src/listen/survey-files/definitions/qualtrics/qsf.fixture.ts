type Json = Record<string, unknown>;

/** A question as .qsf files hold it; more settings go over those of a single choice of two. */
export const question = (id: string, more: Json = {}): Json => ({
  QuestionID: id,
  DataExportTag: id.replace("QID", "Q"),
  QuestionText: `Question ${id}`,
  QuestionType: "MC",
  Selector: "SAVR",
  Choices: { "1": { Display: "Yes" }, "2": { Display: "No" } },
  ChoiceOrder: ["1", "2"],
  Validation: { Settings: { ForceResponse: "OFF", Type: "None" } },
  Language: [],
  ...more,
});

export const choices = (...labels: string[]): Json =>
  Object.fromEntries(labels.map((label, place) => [String(place + 1), { Display: label }]));

/** A rule that holds where a question's choice is the one said. */
export const selected = (id: string, choice: string, operator = "Selected"): Json => ({
  "0": {
    "0": {
      LogicType: "Question",
      LeftOperand: `q://${id}/SelectableChoice/${choice}`,
      Operator: operator,
      Type: "Expression",
    },
    Type: "If",
  },
  Type: "BooleanExpression",
});

interface Parts {
  blocks?: Json[];
  flow?: Json[];
  elements?: Json[];
}

/** A .qsf file's JSON: one block with all questions, unless blocks are given. */
export function qsf(questions: readonly Json[], { blocks, flow, elements = [] }: Parts = {}): Json {
  const all = blocks ?? [
    block(
      "BL_1",
      questions.map((one) => String(one["QuestionID"])),
    ),
  ];
  const ids = all.filter((one) => one["Type"] !== "Trash").map((one) => ({ Type: "Block", ID: one["ID"] }));
  return {
    SurveyEntry: { SurveyID: "SV_1", SurveyName: "A survey", SurveyLanguage: "EN" },
    SurveyElements: [
      { Element: "BL", PrimaryAttribute: "Survey Blocks", Payload: all },
      { Element: "FL", PrimaryAttribute: "Survey Flow", Payload: { Type: "Root", Flow: flow ?? ids } },
      ...questions.map((one) => ({ Element: "SQ", PrimaryAttribute: one["QuestionID"], Payload: one })),
      ...elements,
    ],
  };
}

export const block = (id: string, questions: readonly string[], more: Json = {}): Json => ({
  Type: "Standard",
  ID: id,
  Description: `Block ${id}`,
  BlockElements: questions.map((one) => ({ Type: "Question", QuestionID: one })),
  ...more,
});
