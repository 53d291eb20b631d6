import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import type { ProfileKind } from "../measures/measure.ts";
import { findUnitChain, listBelow, type Unit } from "../measures/measures.service.ts";
import {
  comparisonOf,
  figureOf,
  figuresOf,
  type MeasuredCompetency,
  measuresIn,
} from "./competency-figures.service.ts";
import { sentUnit } from "./overview.service.ts";
import type { Heatmap, readHeatmap } from "./result-pages.contract.ts";
import { notReleased, resultsNotFound } from "./results.errors.ts";
import { findRelease, sentRelease } from "./results.service.ts";

interface Asked {
  release?: string;
  unit?: string;
  what?: ProfileKind;
  depth?: "direct" | "all";
  sort?: "structure" | "name" | "largest-gap" | "lowest";
  competency?: string;
  search?: string;
  offset?: number;
  limit?: number;
}

/**
 * One figure of every competency in the units below a unit, a page of them.
 *
 * @throws AppError "results.not-found", also where the release has no such unit or the questionnaire no such competency;
 *   "results.not-released", also while the release's observations are being made
 */
export async function heatmapOf(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  asked: Asked,
): Promise<ResponseOf<typeof readHeatmap>> {
  const { survey, organisation, release } = await findRelease(tx, workspaceId, campaignId, asked.release);
  if (!survey.profile) throw resultsNotFound();
  if (!release) throw notReleased();
  const { releaseId } = release;
  const [whole] = await findUnitChain(tx, workspaceId, releaseId, "");
  if (!whole) throw notReleased();
  const unit = (await findUnitChain(tx, workspaceId, releaseId, asked.unit ?? "")).at(-1);
  const competencies = await measuresIn(tx, workspaceId, survey.questionnaireId, survey.profile.competencies);
  const sortedBy = asked.competency
    ? competencies.filter(({ code }) => code === asked.competency)
    : competencies;
  if (!unit || sortedBy.length === 0) throw resultsNotFound();
  const { what = "gap", depth = "direct", sort = "structure", search = "", offset = 0, limit = 50 } = asked;
  const { total, withheld, units } = await listBelow(tx, workspaceId, releaseId, unit, {
    depth,
    sort: sort === "largest-gap" ? "largest" : sort,
    measureIds: sortedBy.map(({ ids }) => ids[sort === "largest-gap" ? "gap" : what]),
    search: search.trim(),
    offset,
    limit,
  });
  const shown = [unit, ...units];
  const numbers = shown.map((one) => one.unit);
  const observed = await figuresOf(tx, workspaceId, releaseId, competencies, numbers, [what]);
  const row = (one: Unit): Heatmap["unit"] => ({
    ...sentUnit(one, organisation),
    depth: depthOf(one) - depthOf(unit),
    below: one.lastBelow - one.unit,
    cells: one.withheld === null ? cellsOf(one, competencies, what, observed) : [],
  });
  return { release: sentRelease(release), what, unit: row(unit), rows: units.map(row), total, withheld };
}

const depthOf = ({ path }: Unit) => (path === "" ? 0 : path.split("/").length);

function cellsOf(
  { unit }: Unit,
  competencies: readonly MeasuredCompetency[],
  what: ProfileKind,
  observed: Awaited<ReturnType<typeof figuresOf>>,
): Heatmap["unit"]["cells"] {
  return competencies.map(({ code, ids }) => {
    const one = observed.at(unit, ids)[what];
    const { n = null, withheld = null } = one ?? {};
    return { code, n, figure: figureOf(one), withheld, comparison: comparisonOf(one) };
  });
}
