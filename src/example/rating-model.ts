import type { Competency, Perspective, Questionnaire, Scale } from "#listen/profile/questionnaire.ts";
import type { Level, Person } from "#people/person.ts";
import type { Random } from "#stats/random.ts";

/** How somebody sees each competency before chance comes in: a share of the scale, 0 its lowest value, 1 its highest. */
export type View = Record<Perspective, number[]>;

/** A latent trait model; every effect is a share of the scale, so that it works for any scale. */
export interface RatingModel {
  /** A person's lasting view: everybody's mean plus the effects of level, unit, person and competency. */
  viewOf(person: Person): View;
  /** A rating on the scale, drawn around `share` for the statement at this place of the questionnaire. */
  rate(share: number, statement: number, noise?: number): number;
}

const grandMean: Record<Perspective, number> = { self: 0.69, organisation: 0.545 };

/** People close to the top think best of the organisation. */
const levelEffects: Record<Level, Record<Perspective, number>> = {
  executive: { self: 0, organisation: 0.18 },
  manager: { self: 0.01, organisation: 0.12 },
  "team leader": { self: 0.02, organisation: 0.03 },
  "front line": { self: 0, organisation: -0.01 },
};

/**
 * By the competency's position, over again after the sixth. In the service commitment profile the third is service
 * standards, the best, and the sixth is rewards and recognition, the worst.
 */
const competencyEffects: Record<Perspective, readonly number[]> = {
  self: [0.01, 0.02, 0.04, 0, -0.02, -0.05],
  organisation: [0, 0.01, 0.09, -0.01, -0.03, -0.08],
};

const spread = {
  /** Of a person's severity, which both perspectives share. */
  severity: 0.07,
  /** Of a person's view of one perspective. */
  perspective: 0.09,
  /** Of a person's view of one competency. */
  competency: 0.08,
  /** Of a unit's view of one competency; of themselves people of a unit think more alike. */
  unit: { self: 0.02, organisation: 0.04 },
  difficulty: 0.05,
  noise: 0.23,
};

/** Draws the units' and the statements' part of the model; the people's part is drawn as they come. */
export function createRatingModel(questionnaire: Questionnaire, random: Random): RatingModel {
  const { competencies, scale } = questionnaire;
  const difficulties = competencies.flatMap((competency) => drawDifficulties(competency, random));
  const unitEffects = new Map<string, View>();

  function unitEffectsOf(unit: string): View {
    const known = unitEffects.get(unit);
    if (known !== undefined) return known;
    const drawn: View = {
      self: competencies.map(() => random.normal(0, spread.unit.self)),
      organisation: competencies.map(() => random.normal(0, spread.unit.organisation)),
    };
    unitEffects.set(unit, drawn);
    return drawn;
  }

  function viewOf(person: Person): View {
    const severity = random.normal(0, spread.severity);
    const ofUnit = unitEffectsOf(person.department);
    const ofLevel = levelEffects[person.level ?? "front line"];
    const ofPerspective = (perspective: Perspective): number[] => {
      const mean =
        grandMean[perspective] + ofLevel[perspective] + random.normal(severity, spread.perspective);
      const effects = competencyEffects[perspective];
      return competencies.map((_, index) => {
        const shared = (effects[index % effects.length] ?? 0) + (ofUnit[perspective][index] ?? 0);
        return random.normal(mean + shared, spread.competency);
      });
    };
    return { self: ofPerspective("self"), organisation: ofPerspective("organisation") };
  }

  function rate(share: number, statement: number, noise = spread.noise): number {
    return cut(random.normal(share - (difficulties[statement] ?? 0), noise), scale);
  }

  return { viewOf, rate };
}

/** Difficulties of a competency's statements; their mean is zero, so that competencies differ as intended. */
function drawDifficulties(competency: Competency, random: Random): number[] {
  const drawn = competency.statements.map(() => random.normal(0, spread.difficulty));
  const mean = drawn.reduce((sum, difficulty) => sum + difficulty, 0) / drawn.length;
  return drawn.map((difficulty) => difficulty - mean);
}

/** The value of the scale that is nearest to a share of it. */
function cut(share: number, { minimum, maximum }: Scale): number {
  return Math.min(maximum, Math.max(minimum, Math.round(minimum + share * (maximum - minimum))));
}
