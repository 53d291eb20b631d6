import { findSurvey, type Survey } from "#listen/responses/responses.service.ts";
import { type Actor, allows } from "#people/access/actor.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { commentsClosed, sourceNotFound } from "./comments.errors.ts";
import { findSource, lockSource, type SourceWithCampaign } from "./sources.store.ts";

/** What every use case of comments is given. */
export interface Scope {
  tx: Transaction;
  workspaceId: string;
  actor: Actor;
}

/** A source that whoever asks may read comment by comment. */
export interface OpenSource extends SourceWithCampaign {
  /** Null in collections. */
  survey: Survey | null;
}

type Readable = Pick<
  SourceWithCampaign,
  "campaign_id" | "anonymity" | "confidants" | "confidential" | "readers"
>;

/**
 * Whether somebody may open single comments: of a named campaign or an open collection whoever reads results and campaigns; of a
 * confidential campaign those whom respondents were told of; of a confidential collection its readers.
 */
export function mayReadComments(
  { campaign_id, anonymity, confidants, confidential, readers }: Readable,
  actor: Actor,
): boolean {
  const isConfidential = campaign_id === null ? confidential : anonymity !== "named";
  if (!isConfidential) return allows(actor, "results.read") && allows(actor, "campaigns.read");
  const trusted = campaign_id === null ? readers : (confidants ?? []);
  return allows(actor, "answers.identified") && trusted.includes(actor.user.id);
}

/**
 * Opens a source for whoever may read its comments.
 *
 * @throws AppError comments.not-found, comments.closed
 */
export async function openSource(
  { tx, workspaceId, actor }: Scope,
  sourceId: string,
  { lock = false } = {},
): Promise<OpenSource> {
  if (lock) await lockSource(tx, workspaceId, sourceId);
  const source = await findSource(tx, workspaceId, { source: sourceId });
  if (!source) throw sourceNotFound();
  if (!mayReadComments(source, actor)) throw commentsClosed();
  const survey = source.campaign_id ? await findSurvey(tx, workspaceId, source.campaign_id) : undefined;
  return { ...source, survey: survey ?? null };
}

/** A source for whoever reads results. @throws AppError comments.not-found */
export async function knownSource({ tx, workspaceId }: Scope, sourceId: string): Promise<SourceWithCampaign> {
  const source = await findSource(tx, workspaceId, { source: sourceId });
  if (!source) throw sourceNotFound();
  return source;
}

/** Whether nobody's words may be worked out from what is released. */
export const isProtected = ({ campaign_id, anonymity, confidential }: Readable): boolean =>
  campaign_id === null ? confidential : anonymity !== "named";

/** Fewest people of whom anything of a source is shown. */
export const minimumOf = ({ campaign_minimum, minimum }: SourceWithCampaign): number =>
  campaign_minimum ?? minimum;
