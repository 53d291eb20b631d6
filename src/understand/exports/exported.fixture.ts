import { randomUUID } from "node:crypto";
import type { Answers } from "#listen/questionnaires/answer.ts";
import { en, everyType } from "#listen/questionnaires/definition.fixture.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";

/** For tests: a questionnaire with one question of every type, and one of each kind that exports treat in a way of its own. */
export const everyQuestion: Definition = {
  languages: ["en"],
  title: en("Customers"),
  pages: [
    { id: "one", questions: Object.values(everyType).filter(({ type }) => type !== "long-text") },
    {
      id: "two",
      questions: [
        {
          type: "matrix",
          id: "service",
          text: en("How good is the service of each?"),
          rows: ["speed", "care"].map((id) => ({ id, text: en(`The ${id}`) })),
          columns: ["1", "2", "3", "never-used"].map((id) => ({ id, text: en(`Column ${id}`) })),
        },
        { type: "long-text", id: "comment", text: en("Anything else?"), maximumLength: 50_000 },
        { type: "number", id: "balance", text: en("Balance?"), decimals: 2, refused: true },
        {
          type: "rating",
          id: "hidden",
          text: en("Only for those who visited"),
          minimum: 1,
          maximum: 5,
          anchors: [en("low"), en("high")],
          showIf: 'visited = "yes"',
        },
      ],
    },
  ],
};

const emoji = "🙂👩‍🚀 line one\nline two “quoted”; ";

/** For tests: answers that no file must lose or change. */
export const difficult: { one: Answers; two: Answers }[] = [
  {
    one: {
      visited: { choice: "yes" },
      channels: { choices: ["phone", "other"], other: "=1+1" },
      parts: { rows: { speed: "good" } },
      satisfaction: { special: "not-applicable" },
      recommend: { rating: 10 },
      importance: { ranking: ["price"] },
    },
    two: {
      service: { rows: { speed: "3", care: "never-used" } },
      comment: { text: emoji.repeat(1300) },
      balance: { number: -97 },
      hidden: { rating: 5 },
    },
  },
  {
    one: { visited: { special: "dont-know" }, satisfaction: { rating: 2 } },
    two: {
      comment: { text: '=cmd|"/C calc"!A1' },
      balance: { special: "refused" },
      hidden: { rating: 1 },
    },
  },
  {
    one: { visited: { choice: "other", other: "Ümläut <b>&" } },
    two: { comment: { text: "_x0041_ stays" } },
  },
];

/** For tests: somebody who is signed in with roles in a workspace. */
export const actorWith = (workspaceId: string, roles: readonly ("director" | "consultant" | "sponsor")[]) => {
  const user = { id: randomUUID(), name: "Ann", email: "ann@example.org", emailVerified: true };
  return { user, member: { ...user, workspaceId, personId: null, roles } };
};
