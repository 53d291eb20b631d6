import type { Competency, Questionnaire, Statement } from "./questionnaire.ts";

/** For tests: two competencies, "LV" and "VC", of four statements each ("LV-1" … "VC-4"), rated 0–3. */
export function smallQuestionnaire(): Questionnaire {
  return {
    id: "small",
    version: "1",
    language: "en",
    title: "A small profile",
    introduction: ["It says what it is for."],
    scale: { minimum: 0, maximum: 3, anchors: ["never", "sometimes", "mostly", "always"] },
    perspectives: {
      self: { name: "Myself", lead: "I …" },
      organisation: { name: "My organisation", lead: "My organisation …" },
    },
    minimumAnswered: 0.75,
    flagPairSumBelow: 3,
    competencies: [competency("LV", "Leadership and vision"), competency("VC", "Voice of the customer")],
    contract: {
      introduction: "What I will do.",
      clauses: [{ title: "Goals", help: "Three goals.", answers: 3 }],
    },
  };
}

function competency(code: string, name: string): Competency {
  return {
    code,
    name,
    definition: `What ${name.toLowerCase()} means.`,
    narrative: [`Why ${name.toLowerCase()} matters.`],
    steps: ["Begin.", "Go on."],
    statements: [1, 2, 3, 4].map((number) => statement(`${code}-${number}`)),
  };
}

function statement(code: string): Statement {
  return {
    code,
    topic: `Topic of ${code}`,
    text: `does what ${code} asks for.`,
    essay: [`How to get better at ${code}.`],
    bestOrganisations: `They excel at ${code}.`,
    questions: { individual: ["What do I do?"], organisation: ["What do we do?"] },
  };
}
