import { randomUUID } from "node:crypto";
import { allows } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import { commentFields } from "./campaign-comments.ts";
import { listCodes, meaningOf } from "./codes.store.ts";
import { countCodes } from "./codings.store.ts";
import * as errors from "./comments.errors.ts";
import type { CommentSource, SourceDetail } from "./comments.schema.ts";
import { countByQuestion, countForCoder } from "./comments.store.ts";
import {
  isProtected,
  mayReadComments,
  minimumOf,
  openSource,
  type Scope,
} from "./comments-access.service.ts";
import * as store from "./sources.store.ts";

type Counts = { comments: number; coded: number } | undefined;

/** A source as lists show it: without any number for those who may not open its comments. */
export function shownSource(
  { actor }: Pick<Scope, "actor">,
  source: store.SourceWithCampaign,
  counts: Counts,
  releasedAt: Date | undefined,
): CommentSource {
  const mayRead = mayReadComments(source, actor);
  return {
    source: source.source_id,
    name: source.campaign_name ?? source.name,
    campaign: source.campaign_id,
    confidential: isProtected(source),
    minimum: minimumOf(source),
    mayRead,
    comments: mayRead ? (counts?.comments ?? 0) : null,
    coded: mayRead ? (counts?.coded ?? 0) : null,
    releasedAt: releasedAt?.toISOString() ?? null,
  };
}

export async function commentSources(scope: Scope, now: Date) {
  const { tx, workspaceId, actor } = scope;
  const sources = await store.listSources(tx, workspaceId);
  const counts = await store.countComments(tx, workspaceId);
  const releases = await store.lastReleases(tx, workspaceId);
  const mayGather = allows(actor, "campaigns.write");
  const campaigns = mayGather ? await store.campaignsWithoutSource(tx, workspaceId) : [];
  return {
    sources: sources.map((source) =>
      shownSource(scope, source, counts.get(source.source_id), releases.get(source.source_id)),
    ),
    campaigns: campaigns
      .filter(
        ({ anonymity, confidants, state, closesAt, definition }) =>
          mayReadComments(
            { campaign_id: "", anonymity, confidants, confidential: false, readers: [] },
            actor,
          ) &&
          (anonymity === "named" || state === "closed" || (closesAt !== null && closesAt <= now)) &&
          commentFields(definition).length > 0,
      )
      .map(({ campaignId, name, anonymity }) => ({
        campaign: campaignId,
        name,
        anonymity,
      })),
  };
}

/** @throws AppError comments.readers-unsuitable */
export async function createCollection(
  { tx, workspaceId, actor }: Scope,
  { name, confidential, minimum }: { name: string; confidential: boolean; minimum: number },
  now: Date,
): Promise<{ source: string }> {
  if (confidential && !allows(actor, "answers.identified")) throw errors.readersNotConsultants();
  const source = randomUUID();
  await store.insertSource(tx, {
    workspace_id: workspaceId,
    source_id: source,
    campaign_id: null,
    name: name.trim(),
    confidential,
    readers: confidential ? [actor.user.id] : [],
    minimum,
    first_coder: null,
    gathered_at: null,
    created_by: actor.user.name,
    created_at: now,
  });
  await audit(tx, actor, {
    action: "comments.collection-begun",
    subject: name.trim(),
    details: { source, confidential },
  });
  return { source };
}

/** @throws AppError of `openSource`, comments.no-collection, comments.readers-unsuitable */
export async function changeReaders(
  scope: Scope,
  sourceId: string,
  readers: readonly string[],
): Promise<void> {
  const { tx, workspaceId, actor } = scope;
  const source = await openSource(scope, sourceId, { lock: true });
  if (source.campaign_id !== null || !source.confidential) throw errors.notCollection();
  const consultants = await store.membersWithRole(tx, workspaceId, "consultant");
  const known = new Set(consultants.map(({ id }) => id));
  if (!readers.includes(actor.user.id) || readers.some((reader) => !known.has(reader)))
    throw errors.readersNotConsultants();
  await store.updateSource(tx, workspaceId, sourceId, { readers: [...new Set(readers)] });
  await audit(tx, actor, {
    action: "comments.readers-changed",
    subject: source.name,
    details: {
      source: sourceId,
      readers: consultants.filter(({ id }) => readers.includes(id)).map(({ name }) => name),
    },
  });
}

/** @throws AppError of `openSource` */
export async function deleteSource(scope: Scope, sourceId: string): Promise<void> {
  const { tx, workspaceId, actor } = scope;
  const source = await openSource(scope, sourceId, { lock: true });
  await store.deleteSource(tx, workspaceId, sourceId);
  await audit(tx, actor, {
    action: "comments.deleted",
    subject: source.campaign_name ?? source.name,
    details: { source: sourceId },
  });
}

/** All that a source's pages need besides its comments. @throws AppError of `openSource` */
export async function sourceDetail(scope: Scope, sourceId: string): Promise<SourceDetail> {
  const { tx, workspaceId, actor } = scope;
  const source = await openSource(scope, sourceId);
  const codes = await listCodes(tx, workspaceId, sourceId);
  const { split, dead } = meaningOf(codes);
  const coder = actor.user.id;
  const role = source.first_coder === null ? "none" : source.first_coder === coder ? "first" : "second";
  const { double, ...counts } = await countForCoder(tx, workspaceId, sourceId, {
    coder,
    onlyDouble: role === "second",
    split,
    dead,
  });
  const own = await countCodes(tx, workspaceId, sourceId, coder);
  const all = (await store.countComments(tx, workspaceId)).get(sourceId);
  const releases = await store.lastReleases(tx, workspaceId);
  const asked = source.survey ? await countByQuestion(tx, workspaceId, sourceId) : new Map<string, number>();
  const isShared = source.campaign_id === null && source.confidential;
  const consultants = isShared ? await store.membersWithRole(tx, workspaceId, "consultant") : [];
  const fields = source.survey ? commentFields(source.survey.definition) : [];
  return {
    source: shownSource(scope, source, all, releases.get(sourceId)),
    readers: consultants.filter(({ id }) => source.readers.includes(id)),
    candidates: consultants.filter(({ id }) => !source.readers.includes(id)),
    gatheredAt: source.gathered_at?.toISOString() ?? null,
    questions: fields
      .filter(({ question }) => asked.has(question))
      .map(({ question, label }) => ({ question, label, comments: asked.get(question) ?? 0 })),
    coder: { role, ...counts },
    doubleSample: double,
    codes: codes.map((code) => ({
      code: code.code_id,
      number: code.number,
      group: code.group_name,
      name: code.name,
      definition: code.definition,
      useWhen: code.use_when,
      notWhen: code.not_when,
      example: code.example,
      version: code.version,
      state: code.state,
      mergedInto: code.merged_into,
      splitFrom: code.split_from,
      coded: own.get(code.code_id) ?? 0,
    })),
  };
}
