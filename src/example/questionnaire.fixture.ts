import type { Questionnaire } from "#listen/profile/questionnaire.ts";

/** A questionnaire of the shape of the service commitment profile or of another one, without its texts. */
function testQuestionnaire(
  codes: readonly string[],
  statementCount: number,
  [minimum, maximum]: readonly [number, number],
  flagPairSumBelow: number,
): Questionnaire {
  return {
    id: "test",
    version: "1",
    language: "en",
    title: "Test",
    introduction: [],
    scale: { minimum, maximum, anchors: [] },
    perspectives: {
      self: { name: "Myself", lead: "I …" },
      organisation: { name: "My organisation", lead: "We …" },
    },
    minimumAnswered: 0.75,
    flagPairSumBelow,
    competencies: codes.map((code) => ({
      code,
      name: code,
      definition: "",
      narrative: [],
      steps: [],
      statements: Array.from({ length: statementCount }, (_, index) => ({
        code: `${code}-${index + 1}`,
        topic: "",
        text: "",
        essay: [],
        bestOrganisations: "",
        questions: { individual: [], organisation: [] },
      })),
    })),
    contract: { introduction: "", clauses: [] },
  };
}

/** The codes and the scale of the service commitment profile. */
export const profileShape = testQuestionnaire(["SL", "FVC", "SS", "ES", "CSP", "RRS"], 8, [0, 3], 3);

/** Another scale, fewer competencies and fewer statements. */
export const shortShape = testQuestionnaire(["A", "B"], 4, [1, 5], 5);
