import { type Competency, perspectives, type Questionnaire } from "#listen/profile/questionnaire.ts";
import {
  type SurveyMeasureDefinition,
  surveyExplanation,
  surveyMeaning,
  surveyUnit,
} from "./survey-measure.ts";

/** What is looked at in a competency: one of its two totals, or the first less the second. */
export const profileKinds = [...perspectives, "gap"] as const;
export type ProfileKind = (typeof profileKinds)[number];

/**
 * What a measure measures. Two observations whose definitions are equal can be compared; a difference in anything here
 * makes another version. Names and explanations are no part of it.
 */
export type MeasureDefinition = ProfileMeasureDefinition | SurveyMeasureDefinition;

/** What a measure of a profile measures. */
export interface ProfileMeasureDefinition {
  /** Where its evidence comes from: the ratings of a profile. */
  source: "profile";
  competency: string;
  kind: ProfileKind;
  /** Sorted by code: a total does not depend on their order. */
  statements: { code: string; text: string }[];
  /** What begins the statements, for the perspectives that are looked at: "I …". */
  leads: string[];
  scale: { minimum: number; maximum: number; anchors: string[] };
  /** Share of the statements that must be rated before a total counts. */
  minimumAnswered: number;
}

export type Direction = "higher is better" | "nearer to zero is better" | "not said";

/** A measure as a questionnaire or a survey defines it. */
export interface DefinedMeasure<Definition extends MeasureDefinition = MeasureDefinition> {
  /** e.g. "profile.SL.gap" */
  code: string;
  name: string;
  definition: Definition;
}

export const codeOf = (competency: string, kind: ProfileKind): string => `profile.${competency}.${kind}`;

/** All measures of a profile: three a competency, in the order of competencies and kinds. */
export function measuresOf(profile: Questionnaire): DefinedMeasure<ProfileMeasureDefinition>[] {
  return profile.competencies.flatMap((competency) =>
    profileKinds.map((kind) => ({
      code: codeOf(competency.code, kind),
      name: `${competency.name}: ${kind === "gap" ? "gap" : profile.perspectives[kind].name}`,
      definition: definitionOf(profile, competency, kind),
    })),
  );
}

function definitionOf(
  profile: Questionnaire,
  competency: Competency,
  kind: ProfileKind,
): ProfileMeasureDefinition {
  const { minimum, maximum, anchors } = profile.scale;
  const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);
  return {
    source: "profile",
    competency: competency.code,
    kind,
    statements: competency.statements.map(({ code, text }) => ({ code, text })).sort(byCode),
    leads: perspectives
      .filter((perspective) => kind === "gap" || perspective === kind)
      .map((perspective) => profile.perspectives[perspective].lead),
    scale: { minimum, maximum, anchors: [...anchors] },
    minimumAnswered: profile.minimumAnswered,
  };
}

/** Whether two definitions measure the same, so that observations of both may be compared. */
export function isSameMeasure(a: MeasureDefinition, b: MeasureDefinition): boolean {
  return meaningOf(a) === meaningOf(b);
}

/** Keys in one order, whichever order a database gives them back in. */
const meaningOf = (definition: MeasureDefinition) =>
  definition.source === "survey" ? surveyMeaning(definition) : profileMeaning(definition);

const profileMeaning = ({ statements, scale, ...one }: ProfileMeasureDefinition) =>
  JSON.stringify([
    one.source,
    one.competency,
    one.kind,
    statements.map(({ code, text }) => [code, text]),
    one.leads,
    [scale.minimum, scale.maximum, scale.anchors],
    one.minimumAnswered,
  ]);

/**
 * How a competency of one questionnaire compares with the same competency of another version: "same" where all its
 * measures keep their version.
 */
export function compareCompetency(
  before: Questionnaire,
  after: Questionnaire,
  code: string,
): "same" | "changed" | "new" | "gone" {
  const find = ({ competencies }: Questionnaire) =>
    competencies.find((competency) => competency.code === code);
  const [then, now] = [find(before), find(after)];
  if (!then) return "new";
  if (!now) return "gone";
  return isSameMeasure(definitionOf(before, then, "gap"), definitionOf(after, now, "gap"))
    ? "same"
    : "changed";
}

export function directionOf(definition: MeasureDefinition): Direction {
  if (definition.source === "profile")
    return definition.kind === "gap" ? "nearer to zero is better" : "higher is better";
  return definition.answer === "rating" || definition.answer === "nps" ? "higher is better" : "not said";
}

/** The least and the most that one person's value can be; null where there are no such ends. */
export function rangeOf(definition: MeasureDefinition): { minimum: number; maximum: number } | null {
  if (definition.source === "survey") {
    const { answer, ends } = definition;
    if (answer === "nps") return { minimum: -100, maximum: 100 };
    if (answer === "multiple") return { minimum: 0, maximum: 1 };
    return ends && { minimum: ends.low, maximum: ends.high };
  }
  const { kind, scale, statements } = definition;
  const count = statements.length;
  const [lowest, highest] = [scale.minimum * count, scale.maximum * count];
  return kind === "gap"
    ? { minimum: lowest - highest, maximum: highest - lowest }
    : { minimum: lowest, maximum: highest };
}

/** "points of 24" */
export const unitOf = (definition: MeasureDefinition): string =>
  definition.source === "survey"
    ? surveyUnit(definition)
    : `points of ${definition.scale.maximum * definition.statements.length}`;

/** How it is computed, in words. */
export function explanationOf(definition: MeasureDefinition): string {
  return definition.source === "survey" ? surveyExplanation(definition) : profileExplanation(definition);
}

function profileExplanation(definition: ProfileMeasureDefinition): string {
  const { kind, statements, scale, minimumAnswered } = definition;
  const least = Math.max(1, Math.ceil(minimumAnswered * statements.length - 1e-9));
  const total = `the mean of the ratings given (${scale.minimum} to ${scale.maximum}) times ${statements.length}, the number of statements, once at least ${least} of them are rated`;
  const shared =
    "The figure of a unit is the mean over everyone in it and below it who has both totals, their own and the organisation's";
  if (kind === "gap")
    return `For each person, the total they give themselves less the total they give the organisation; a total is ${total}. ${shared}. Above zero, people rate themselves higher than the organisation.`;
  const whom = kind === "self" ? "themselves" : "the organisation";
  return `For each person, the total they give ${whom}: ${total}. What is left out never counts as zero. ${shared}.`;
}
