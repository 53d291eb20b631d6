import { findSurvey } from "#listen/responses/responses.service.ts";
import { readSettings } from "#people/workspace/workspace.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { itemsOf } from "../campaign-surveys/survey-items.ts";
import {
  directionOf,
  explanationOf,
  type MeasureDefinition,
  profileKinds,
  rangeOf,
  unitOf,
} from "./measure.ts";
import { listMeasuredPeriods, type MeasuredPeriod as Period, waveItems } from "./measured-periods.service.ts";
import type { listMeasures, readMeasure } from "./measures.contract.ts";
import { measureNotFound } from "./measures.errors.ts";
import { findMeasure, listAll, type MeasureRow, versionsOf } from "./measures.store.ts";
import {
  findUnitChain,
  listBelow,
  type Observed,
  observationsIn,
  observationsOfWhole,
  unitsAt,
} from "./observations.store.ts";
import { surveyKind } from "./survey-measure.ts";

export { measuresOfQuestionnaire } from "./measures.store.ts";
export type { Observed, Unit } from "./observations.store.ts";
export { countBelow, findUnitChain, listBelow, observationsIn } from "./observations.store.ts";

/** Points in time that a list or a trend shows at most. */
const mostPeriods = 24;

const kinds: readonly Listed["kind"][] = [...profileKinds, "mean", "share", "score"];

type Listed = ResponseOf<typeof listMeasures>["measures"][number];

/** All measures of a workspace with the organisation's figures over time. */
export async function allMeasures(
  tx: Transaction,
  workspaceId: string,
): Promise<ResponseOf<typeof listMeasures>> {
  const { organisation } = await readSettings(tx, workspaceId);
  const rows = await listAll(tx, workspaceId);
  const newest = new Map<string, { definition: MeasureDefinition; version: number }>();
  const ids = rows.map(({ measureId }) => measureId);
  for (const { measureId, version, definition } of await versionsOf(tx, workspaceId, ids))
    if (!newest.has(measureId)) newest.set(measureId, { definition, version });
  const periods = (await listMeasuredPeriods(tx, workspaceId)).reverse();
  const byQuestionnaire = Map.groupBy(periods, ({ questionnaireId }) => questionnaireId);
  const shown = [...byQuestionnaire.values()].flatMap((own) => own.slice(0, mostPeriods));
  const observed = await observationsOfWhole(
    tx,
    workspaceId,
    ids,
    shown.map(({ releaseId }) => releaseId),
  );
  const byMeasure = Map.groupBy(observed, ({ measureId }) => measureId);
  const measured = new Set(rows.map(({ questionnaireId }) => questionnaireId));
  const competencies = new Map<string, string[]>();
  for (const [questionnaire, [last]] of byQuestionnaire)
    if (last && measured.has(questionnaire))
      competencies.set(questionnaire, await subjectsIn(tx, workspaceId, last));
  const order = [...byQuestionnaire.keys()];
  const measures = rows.flatMap((row): Listed[] => {
    const found = newest.get(row.measureId);
    const own = byQuestionnaire.get(row.questionnaireId)?.slice(0, mostPeriods).reverse() ?? [];
    if (!found) return [];
    const observations = byMeasure.get(row.measureId) ?? [];
    return [
      {
        ...described(row, found.definition, own.at(-1)?.questionnaire ?? "", observations),
        version: found.version,
        periods: periodsOf(own, observations),
      },
    ];
  });
  const place = ({ questionnaire, competency, kind }: Listed) => {
    const known = competencies.get(questionnaire) ?? [];
    // What the newest version no longer asks comes after what it asks.
    const at = known.includes(competency) ? known.indexOf(competency) : known.length;
    return [order.indexOf(questionnaire), at, kinds.indexOf(kind)] as const;
  };
  measures.sort((a, b) => {
    const [[first, at, kind], [second, otherAt, otherKind]] = [place(a), place(b)];
    return first - second || at - otherAt || compare(a.competency, b.competency) || kind - otherKind;
  });
  return { organisation, measures };
}

/** Codes of the competencies that a campaign asked about, or the items of a wave, in their order. */
async function subjectsIn(
  tx: Transaction,
  workspaceId: string,
  { campaignId, isWave }: Period,
): Promise<string[]> {
  if (isWave) return waveItems(tx, workspaceId, campaignId);
  const survey = await findSurvey(tx, workspaceId, campaignId);
  if (survey?.profile) return survey.profile.competencies.map(({ code }) => code);
  return survey ? ["", ...itemsOf(survey.definition).map(({ column }) => column.name)] : [];
}

const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

function described(
  row: MeasureRow,
  definition: MeasureDefinition,
  questionnaireName: string,
  observed: readonly Pick<ObservedFigure, "estimate" | "low" | "high">[],
) {
  const isSurvey = definition.source === "survey";
  return {
    measure: row.measureId,
    code: row.code,
    name: row.name,
    source: definition.source,
    questionnaire: row.questionnaireId,
    questionnaireName,
    competency: isSurvey ? (definition.answer === "nps" ? "" : definition.item) : definition.competency,
    kind: isSurvey ? surveyKind(definition) : definition.kind,
    unit: unitOf(definition),
    direction: directionOf(definition),
    range: rangeOf(definition) ?? rangeSeen(observed),
  };
}

/** From the lowest to the highest that intervals reach. */
function rangeSeen(observed: readonly Pick<ObservedFigure, "estimate" | "low" | "high">[]) {
  const ends = observed.flatMap(({ estimate, low, high }) =>
    estimate === null ? [] : [low ?? estimate, high ?? estimate],
  );
  if (ends.length === 0) return { minimum: 0, maximum: 1 };
  const [minimum, maximum] = [Math.min(...ends), Math.max(...ends)];
  return minimum < maximum ? { minimum, maximum } : { minimum: minimum - 1, maximum: maximum + 1 };
}

type ObservedFigure = Omit<Observed, "measureId" | "unit" | "difference" | "q">;

function observedAs({
  version,
  n,
  estimate,
  low,
  high,
  method,
  withheld,
}: Omit<ObservedFigure, "releaseId">) {
  return { version, n, figure: estimate === null ? null : { estimate, low, high }, method, withheld };
}

/** The periods that have an observation, in their order. */
function periodsOf(periods: readonly Period[], observed: readonly ObservedFigure[]): Listed["periods"] {
  const byRelease = new Map(observed.map((one) => [one.releaseId, one]));
  return periods.flatMap(({ campaignId, name, releaseId, at }) => {
    const one = byRelease.get(releaseId);
    const period = { campaign: campaignId, name, release: releaseId, at: at.toISOString() };
    return one ? [{ ...period, ...observedAs(one) }] : [];
  });
}

interface Asked {
  unit?: string;
  campaign?: string;
  offset?: number;
  limit?: number;
}

/**
 * One measure: what it measures, and what was observed.
 *
 * @throws AppError "measure.not-found", also where the campaign asked for has no such measure
 */
export async function measureDetails(
  tx: Transaction,
  workspaceId: string,
  measureId: string,
  asked: Asked,
): Promise<ResponseOf<typeof readMeasure>> {
  const row = await findMeasure(tx, workspaceId, measureId);
  const versions = await versionsOf(tx, workspaceId, [measureId]);
  const [newest] = versions;
  if (!row || !newest) throw measureNotFound();
  const { organisation } = await readSettings(tx, workspaceId);
  const all = (await listMeasuredPeriods(tx, workspaceId, row.questionnaireId)).slice(-mostPeriods);
  const listed = asked.campaign ? all.find(({ campaignId }) => campaignId === asked.campaign) : all.at(-1);
  if (asked.campaign && !listed) throw measureNotFound();
  const observed = await observedAt(tx, workspaceId, measureId, all, asked.unit ?? "");
  return {
    organisation,
    measure: {
      ...described(row, newest.definition, all.at(-1)?.questionnaire ?? "", observed),
      version: newest.version,
    },
    explanation: explanationOf(newest.definition),
    breakdowns: [newest.definition.source === "survey" ? "group" : "department"],
    versions: versions.map(({ version, definition }) => ({
      version,
      explanation: explanationOf(definition),
      ...versionParts(definition),
    })),
    periods: periodsOf(all, observed),
    units: listed ? await unitsIn(tx, workspaceId, measureId, listed, asked) : null,
  };
}

function versionParts(definition: MeasureDefinition) {
  if (definition.source === "profile") {
    const { statements, leads, scale, minimumAnswered } = definition;
    return { statements, leads, scale, minimumAnswered };
  }
  const { item, label, ends, answers } = definition;
  const ordered = answers.toSorted((a, b) => a.value - b.value);
  // A scale's words stand one step apart; where they don't, they would be shown at the wrong places.
  const isStepped = ordered.every(({ value }, step) => value === (ends?.low ?? 0) + step);
  const anchors = isStepped ? ordered.map((one) => one.label) : [];
  return {
    statements: [{ code: item, text: label }],
    leads: [],
    scale: ends && { minimum: ends.low, maximum: ends.high, anchors },
    minimumAnswered: null,
  };
}

/** What was observed of a measure in the unit at a path, in each of these periods that had one and the measure. */
async function observedAt(
  tx: Transaction,
  workspaceId: string,
  measureId: string,
  periods: readonly Period[],
  path: string,
): Promise<ObservedFigure[]> {
  const releases = periods.map(({ releaseId }) => releaseId);
  const wholes = await observationsOfWhole(tx, workspaceId, [measureId], releases);
  if (path === "") return wholes;
  const found: ObservedFigure[] = [];
  for (const { releaseId, unit, withheld } of await unitsAt(tx, workspaceId, releases, path)) {
    const whole = wholes.find((one) => one.releaseId === releaseId);
    const [own] = await observationsIn(tx, workspaceId, releaseId, [measureId], [unit]);
    if (whole) found.push(own ?? { ...nothing, releaseId, version: whole.version, withheld });
  }
  return found;
}

async function unitsIn(
  tx: Transaction,
  workspaceId: string,
  measureId: string,
  { campaignId, releaseId }: Period,
  { offset = 0, limit = 50 }: Asked,
) {
  const [whole] = await findUnitChain(tx, workspaceId, releaseId, "");
  if (!whole) return null;
  const { total, units } = await listBelow(tx, workspaceId, releaseId, whole, {
    depth: "all",
    sort: "structure",
    measureIds: [],
    search: "",
    offset,
    limit,
  });
  const numbers = units.map(({ unit }) => unit);
  const observed = await observationsIn(tx, workspaceId, releaseId, [measureId], [whole.unit, ...numbers]);
  const byUnit = new Map(observed.map((one) => [one.unit, one]));
  const version = byUnit.get(whole.unit)?.version;
  if (version === undefined) return null;
  return {
    campaign: campaignId,
    total,
    rows: units.map(({ unit, path, staff, withheld }) => {
      const one = byUnit.get(unit);
      const shared = { path, name: path.split("/").at(-1) ?? "", staff, depth: path.split("/").length };
      return { ...shared, ...observedAs(one ?? { ...nothing, version, withheld }) };
    }),
  };
}

const nothing = { n: null, estimate: null, low: null, high: null, method: "" };
