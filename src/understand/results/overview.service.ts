import { sql } from "kysely";
import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import { type Release, readReleasedParts } from "#listen/responses/responses.service.ts";
import { type Actor, allows } from "#people/access/actor.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { countBelow, findUnitChain, type Unit } from "../measures/measures.service.ts";
import { comparisonOf, competencyFigures, figuresOf, measuresIn } from "./competency-figures.service.ts";
import type { Overview, readOverview } from "./result-pages.contract.ts";
import { resultsNotFound } from "./results.errors.ts";
import {
  campaignOf,
  findRelease,
  profileTexts,
  sentRelease,
  snapshotRefusal,
  stateOf,
} from "./results.service.ts";

/**
 * What a campaign's results say about the organisation or one of its units.
 *
 * @throws AppError "results.not-found", also where the release has no such unit
 */
export async function overviewOf(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  campaignId: string,
  asked: { release?: string; unit?: string },
): Promise<ResponseOf<typeof readOverview>> {
  const { survey, organisation, releases, release } = await findRelease(
    tx,
    workspaceId,
    campaignId,
    asked.release,
  );
  const { definition, profile } = survey;
  const parts = release && (await whatIsThere(tx, workspaceId, campaignId, release, profile));
  const shared = {
    campaign: campaignOf(survey, definition.title[definition.languages[0]] ?? ""),
    state: stateOf(survey, release?.hasFigures),
    releases: releases.map(sentRelease),
    release: release && sentRelease(release),
    organisation,
    canSnapshot: snapshotRefusal(survey) === null && allows(actor, "campaigns.write"),
    hasQuestions: parts?.hasQuestions ?? false,
  } as const;
  const nothing = { profile: null, unit: null, competencies: null, statements: [] };
  if (!release || !profile) return { ...shared, ...nothing };
  const chain = await findUnitChain(tx, workspaceId, release.releaseId, asked.unit ?? "");
  const unit = chain.at(-1);
  if (!unit) {
    if (asked.unit && (await isObserved(tx, workspaceId, release))) throw resultsNotFound();
    return { ...shared, ...nothing, state: "computing" };
  }
  return {
    ...shared,
    profile: profileTexts(profile),
    unit: await unitWithNeighbours(tx, workspaceId, release, chain, organisation),
    competencies: await competenciesOf(tx, workspaceId, survey.questionnaireId, release, profile, unit),
    statements: parts?.statements ?? [],
  };
}

/** Observations of releases from before measures were kept are made in the background. */
async function isObserved(tx: Transaction, workspaceId: string, { releaseId }: Release): Promise<boolean> {
  return (await findUnitChain(tx, workspaceId, releaseId, "")).length > 0;
}

/** Parts of a release that are on pages of their own. */
async function whatIsThere(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  { releaseId }: Release,
  profile: Questionnaire | null,
) {
  const parts = await readReleasedParts(tx, workspaceId, campaignId, releaseId, {
    questions: sql`jsonb_array_length(results -> 'questions')`,
    withheld: sql`(SELECT coalesce(jsonb_agg(key), '[]')
      FROM jsonb_each(results #> '{profile,statements}') WHERE value = 'null')`,
  });
  const withheld = parts.withheld as string[];
  const codes = profile?.competencies.map(({ code }) => code) ?? [];
  return {
    hasQuestions: Number(parts.questions) > 0,
    statements: codes.filter((code) => !withheld.includes(code)),
  };
}

/** A unit as pages show it. @param organisation what the unit at the path "" is called */
export function sentUnit({ path, n, staff, withheld }: Unit, organisation: string) {
  return { path, name: path === "" ? organisation : (path.split("/").at(-1) ?? ""), n, staff, withheld };
}

async function unitWithNeighbours(
  tx: Transaction,
  workspaceId: string,
  { releaseId }: Release,
  chain: readonly Unit[],
  organisation: string,
): Promise<Overview["unit"]> {
  const unit = chain.at(-1);
  if (!unit) return null;
  const { directly, all, tooFew, protecting } = await countBelow(tx, workspaceId, releaseId, unit);
  return {
    ...sentUnit(unit, organisation),
    above: chain.slice(0, -1).map((above) => sentUnit(above, organisation)),
    below: { directly, all, withheld: tooFew + protecting },
  };
}

async function competenciesOf(
  tx: Transaction,
  workspaceId: string,
  questionnaireId: string,
  { releaseId }: Release,
  { competencies }: Questionnaire,
  { unit, withheld }: Unit,
): Promise<Overview["competencies"]> {
  const measures = await measuresIn(tx, workspaceId, questionnaireId, competencies);
  const observed = await figuresOf(tx, workspaceId, releaseId, measures, [0, unit]);
  return measures.map(({ code, name, ids }) => {
    const own = observed.at(unit, ids);
    return {
      code,
      name,
      measures: ids,
      figures: competencyFigures(own),
      withheld: own.gap ? own.gap.withheld : withheld,
      comparisons: { self: comparisonOf(own.self), organisation: comparisonOf(own.organisation) },
      whole: competencyFigures(observed.at(0, ids)),
    };
  });
}
