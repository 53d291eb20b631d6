import type { Answers } from "#listen/questionnaires/answer.ts";
import type { Definition, Option } from "#listen/questionnaires/definition.ts";
import { seededRandom } from "#stats/random.ts";
import {
  type AskedSurvey,
  type ComputedSurvey,
  createCampaignSurvey,
} from "./compute-campaign-survey.service.ts";
import type { SurveyedPerson } from "./survey-answers.ts";

const said = (text: string) => ({ en: text });
const options = (...ids: string[]): Option[] => ids.map((id) => ({ id, text: said(id) }));
const points = options("1", "2", "3", "4", "5", "unsure");
export const parts = ["reach", "speed", "care", "price"];

/** A relationship survey with everything that figures are made of. */
export const relationship: Definition = {
  languages: ["en"],
  title: said("Relationship survey"),
  pages: [
    {
      id: "one",
      questions: [
        {
          id: "overall",
          type: "rating",
          text: said("All in all"),
          minimum: 1,
          maximum: 5,
          anchors: [said("poor"), said("excellent")],
          meaning: "satisfaction",
        },
        {
          id: "again",
          type: "zero-to-ten",
          text: said("Would you tell others about us?"),
          low: said("no"),
          high: said("yes"),
          meaning: "recommend",
        },
        {
          id: "parts",
          type: "matrix",
          text: said("How are we at"),
          rows: options(...parts),
          columns: points,
          meaning: "performance",
          notApplicable: true,
        },
        {
          id: "matters",
          type: "constant-sum",
          text: said("What matters"),
          options: options(...parts),
          total: 100,
          meaning: "importance",
        },
        {
          id: "expected",
          type: "matrix",
          text: said("What do you expect of"),
          rows: options(...parts),
          columns: points,
          meaning: "expectation",
        },
        {
          id: "beyond",
          type: "rating",
          text: said("Against what you expected"),
          minimum: 1,
          maximum: 5,
          anchors: [said("far below"), said("far above")],
          meaning: "against-expectation",
        },
        {
          id: "firms",
          type: "matrix",
          text: said("Who is how good"),
          rows: options("us", "acme", "globex"),
          columns: points,
          meaning: "providers",
        },
        {
          id: "plan",
          type: "single-choice",
          text: said("Will you stay?"),
          options: options("stay", "leave", "unsure"),
        },
        {
          id: "used",
          type: "multiple-choice",
          text: said("What do you use?"),
          options: options("shop", "web"),
        },
        { id: "years", type: "number", text: said("Years with us") },
        { id: "why", type: "long-text", text: said("Why?") },
      ],
    },
  ],
};

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, Math.round(value)));

/** Customers with answers that hang together, the same for the same seed. */
export function surveyed(
  count: number,
  {
    seed = 1,
    blank = 0.1,
    silent = 0.3,
    groups = {},
  }: {
    seed?: number;
    /** Share of questions left out, and of people who don't answer at all. */
    blank?: number;
    silent?: number;
    /** Values by breakdown. */
    groups?: Record<string, readonly string[]>;
  } = {},
): SurveyedPerson[] {
  const { uniform: random } = seededRandom(seed);
  const pick = (values: readonly string[]) => values[Math.floor(random() ** 2 * values.length)] ?? "";
  return Array.from({ length: count }, (_, index): SurveyedPerson => {
    const own = Object.fromEntries(
      Object.entries(groups).flatMap(([id, values]) => (random() < 0.05 ? [] : [[id, pick(values)]])),
    );
    if (random() < silent) return { groups: own, bounced: random() < 0.1, completed: false, answers: {} };
    const mood = random() * 2 - 1;
    const rate = (shift: number) => clamp(3.4 + shift + mood + (random() - 0.5) * 2.4, 1, 5);
    const rows = (names: readonly string[], shift: number) => ({
      rows: Object.fromEntries(
        names.flatMap((name, at) => {
          const choice = random() < blank / 2 ? "unsure" : String(rate(shift - at * 0.2));
          return random() < blank ? [] : [[name, choice]];
        }),
      ),
    });
    const amounts = parts.map(() => Math.round(random() * 20));
    const [a = 0, b = 0, c = 0] = amounts;
    const all: Answers = {
      overall: { rating: rate(0.2) },
      again: { rating: clamp(7 + 2 * mood + (random() - 0.5) * 4, 0, 10) },
      parts: rows(parts, 0.2),
      matters: { amounts: { reach: a, speed: b, care: c, price: 100 - a - b - c } },
      expected: rows(parts, 0.6),
      beyond: { rating: rate(-0.3) },
      firms: rows(["us", "acme", "globex"], 0),
      plan: { choice: pick(["stay", "unsure", "leave"]) },
      used: { choices: ["shop", "web"].filter(() => random() < 0.5) },
      years: { number: 1 + (index % 7) },
      why: { text: "Because" },
    };
    const answers = Object.fromEntries(Object.entries(all).filter(() => random() >= blank));
    return { groups: own, bounced: false, completed: random() < 0.9, answers };
  });
}

/** A confidential relationship survey of customers without breakdowns, where nothing else is said. */
const askedSurvey = (settings: Partial<AskedSurvey> = {}): AskedSurvey => ({
  name: "Spring",
  definition: relationship,
  anonymity: "confidential",
  audience: "customers",
  breakdowns: [],
  minimumGroup: 5,
  isHandedOut: false,
  openedAt: new Date(0),
  closedAt: new Date(0),
  ...settings,
});

/** What is computed of these people's answers. */
export function computedSurvey(
  people: Iterable<SurveyedPerson>,
  settings?: Partial<AskedSurvey>,
  draws = 0,
): Promise<ComputedSurvey> {
  const reader = createCampaignSurvey(askedSurvey(settings));
  for (const person of people) reader.add(person);
  return reader.compute({ signal: new AbortController().signal, draws });
}
