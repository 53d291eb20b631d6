import type { Competency } from "#listen/profile/questionnaire.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { codeOf, type ProfileKind, profileKinds } from "../measures/measure.ts";
import { measuresOfQuestionnaire, type Observed, observationsIn } from "../measures/measures.service.ts";
import type { CompetencyResult } from "../profile/organisation-results.ts";

/** A competency with the ids of its measures. */
export interface MeasuredCompetency {
  code: string;
  name: string;
  ids: Record<ProfileKind, string>;
}

/** The competencies of a profile, in its order, with what measures them. */
export async function measuresIn(
  tx: Transaction,
  workspaceId: string,
  questionnaireId: string,
  competencies: readonly Pick<Competency, "code" | "name">[],
): Promise<MeasuredCompetency[]> {
  const rows = await measuresOfQuestionnaire(tx, workspaceId, questionnaireId);
  const idOf = new Map(rows.map(({ code, measureId }) => [code, measureId]));
  const id = (code: string, kind: ProfileKind) => idOf.get(codeOf(code, kind)) ?? "";
  return competencies.map(({ code, name }) => ({
    code,
    name,
    ids: { self: id(code, "self"), organisation: id(code, "organisation"), gap: id(code, "gap") },
  }));
}

/** What was observed of a competency in a unit; nothing where the unit is withheld. */
type ObservedKinds = Partial<Record<ProfileKind, Observed>>;

/** Observations of these competencies in these units, to be looked up. */
export async function figuresOf(
  tx: Transaction,
  workspaceId: string,
  releaseId: string,
  competencies: readonly Pick<MeasuredCompetency, "ids">[],
  units: readonly number[],
  kinds: readonly ProfileKind[] = profileKinds,
): Promise<{ at(unit: number, ids: MeasuredCompetency["ids"]): ObservedKinds }> {
  const measureIds = competencies.flatMap(({ ids }) => kinds.map((kind) => ids[kind]));
  const observed = await observationsIn(tx, workspaceId, releaseId, measureIds, units);
  const byPlace = new Map(observed.map((one) => [`${one.unit} ${one.measureId}`, one]));
  return {
    at(unit, ids) {
      const found = kinds.flatMap((kind) => {
        const one = byPlace.get(`${unit} ${ids[kind]}`);
        return one ? [[kind, one] as const] : [];
      });
      return Object.fromEntries(found);
    },
  };
}

/** The published figure of an observation; null where it is withheld. */
export function figureOf(observed: Observed | undefined) {
  if (!observed || observed.estimate === null) return null;
  return { estimate: observed.estimate, low: observed.low, high: observed.high };
}

/** A unit's mean against everyone else's, where it was compared. */
export function comparisonOf(observed: Observed | undefined) {
  if (!observed || observed.difference === null || observed.q === null) return null;
  return { difference: observed.difference, q: observed.q };
}

/** All figures of a competency; null where it is withheld. */
export function competencyFigures({ self, organisation, gap }: ObservedKinds): CompetencyResult | null {
  const [own, other, between] = [figureOf(self), figureOf(organisation), figureOf(gap)];
  if (!gap || gap.n === null || !own || !other || !between) return null;
  return { n: gap.n, method: gap.method, self: own, organisation: other, gap: between };
}
