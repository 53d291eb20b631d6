import type { Competency, Questionnaire as Profile, Statement } from "../profile/questionnaire.ts";

/** One of the long texts of a profile's personal report. What respondents read is no coaching text. */
export interface CoachingText {
  /** e.g. "SL.narrative.0", "SL-1.essay.1", "contract.0.help". */
  key: string;
  /** In the profile's language. */
  words: string;
  /** The chapter it stands in. */
  place: string;
  /** The statement it is about. */
  context: string | null;
  noun: string;
}

/** Coaching texts in a language, complete: where there is no translation stand the profile's own words. */
export interface CoachingTexts {
  language: string;
  total: number;
  translated: number;
  texts: ReadonlyMap<string, { words: string; isTranslation: boolean }>;
  /** The words that stand in the profile's own language though another was asked for. */
  originals: ReadonlySet<string>;
}

type Inside = Pick<CoachingText, "key" | "words" | "noun">;

const numbered = (name: string, noun: string, list: readonly string[]): Inside[] =>
  list.map((words, index) => ({ key: `${name}.${index}`, words, noun }));

/** All coaching texts of a profile, in the order of the report. */
export function coachingTextsOf(profile: Profile): CoachingText[] {
  const { introduction, competencies, contract } = profile;
  const at = (place: string, texts: readonly Inside[], context: string | null = null) =>
    texts.filter(({ words }) => words.trim() !== "").map((text) => ({ ...text, place, context }));
  return [
    ...at("Introduction", numbered("introduction", "paragraph", introduction)),
    ...competencies.flatMap((competency) => [
      ...at(competency.name, ofCompetency(competency)),
      ...competency.statements.flatMap((statement) =>
        at(competency.name, ofStatement(statement), `${statement.code}: ${statement.text}`),
      ),
    ]),
    ...at("Contract for change", [
      { key: "contract.introduction", words: contract.introduction, noun: "introduction" },
      ...contract.clauses.flatMap(({ title, help }, index) => [
        { key: `contract.${index}.title`, words: title, noun: "clause" },
        { key: `contract.${index}.help`, words: help, noun: "help" },
      ]),
    ]),
  ];
}

const ofCompetency = ({ code, definition, narrative, steps }: Competency): Inside[] => [
  { key: `${code}.definition`, words: definition, noun: "definition" },
  ...numbered(`${code}.narrative`, "paragraph", narrative),
  ...numbered(`${code}.steps`, "step", steps),
];

const ofStatement = ({ code, topic, essay, bestOrganisations, questions }: Statement): Inside[] => [
  { key: `${code}.topic`, words: topic, noun: "topic" },
  ...numbered(`${code}.essay`, "paragraph of the coaching page", essay),
  { key: `${code}.best`, words: bestOrganisations, noun: "what the best organisations do" },
  ...numbered(`${code}.individual`, "question for oneself", questions.individual),
  ...numbered(`${code}.organisation`, "question for the organisation", questions.organisation),
];

/** A profile with coaching texts in the place of its own; its statements, scale and names stay as they are. */
export function profileWithCoaching(profile: Profile, { texts }: Pick<CoachingTexts, "texts">): Profile {
  const say = (key: string, words: string) => texts.get(key)?.words ?? words;
  const all = (name: string, list: readonly string[]) =>
    list.map((words, index) => say(`${name}.${index}`, words));
  return {
    ...profile,
    introduction: all("introduction", profile.introduction),
    competencies: profile.competencies.map((competency) => ({
      ...competency,
      definition: say(`${competency.code}.definition`, competency.definition),
      narrative: all(`${competency.code}.narrative`, competency.narrative),
      steps: all(`${competency.code}.steps`, competency.steps),
      statements: competency.statements.map((statement) => ({
        ...statement,
        topic: say(`${statement.code}.topic`, statement.topic),
        essay: all(`${statement.code}.essay`, statement.essay),
        bestOrganisations: say(`${statement.code}.best`, statement.bestOrganisations),
        questions: {
          individual: all(`${statement.code}.individual`, statement.questions.individual),
          organisation: all(`${statement.code}.organisation`, statement.questions.organisation),
        },
      })),
    })),
    contract: {
      introduction: say("contract.introduction", profile.contract.introduction),
      clauses: profile.contract.clauses.map((clause, index) => ({
        ...clause,
        title: say(`contract.${index}.title`, clause.title),
        help: say(`contract.${index}.help`, clause.help),
      })),
    },
  };
}
