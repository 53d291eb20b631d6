import { storedBrand } from "#people/brand/page-brand.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { InstallationKey } from "#platform/installation-key.ts";
import { isExchanged, newNonce, usedRights } from "../anonymous/anonymous.service.ts";
import { inGroups, spell } from "../anonymous/ballot-code.ts";
import {
  type BallotCode,
  type BallotKeys,
  ballotAddress,
  ballotId,
  ballotKeys,
  trialCell,
} from "../anonymous/ballot-keys.service.ts";
import { type Compiled, compileQuestionnaire } from "../questionnaires/compile.ts";
import { newsPath } from "../said-and-done/news-link.service.ts";
import { type RequestPart, readRequest } from "./colleague.store.ts";
import { colleaguesDefinition } from "./colleague-questionnaire.ts";
import {
  type Ballot,
  type InvitationRow,
  readDefinition,
  readInvitation,
  readUnlinked,
} from "./respond.store.ts";
import { isGenuine, type LinkCode, provesLink } from "./respondent-link.service.ts";
import type { Visit } from "./visit.ts";

/** What opens a ballot of an anonymous campaign. */
export interface BallotKey {
  workspaceId: string;
  campaignId: string;
  /** The ballot code's bytes. */
  ballot: Buffer;
}

/** What a respondent shows: the code of a link, or of a ballot that no invitation leads to. */
export type RespondentKey = LinkCode | BallotKey;

/** What a genuine key leads to. */
interface Found {
  ballot: Ballot;
  visit: Visit;
}

interface Options {
  /** Keeps the campaign from changing until the transaction ends. */
  forSaving: boolean;
}

/** Finds what respondents' keys lead to; null where one is not genuine. Stores nothing. */
export type FindVisit = (
  transaction: Transaction,
  key: RespondentKey,
  options: Options,
) => Promise<Found | null>;

/** Compiled questionnaires that are kept in memory. */
const keptQuestionnaires = 100;

export function createFindVisit(installation: InstallationKey): FindVisit {
  const compiled = new Map<string, Compiled>();

  async function questionnaireOf(
    transaction: Transaction,
    workspaceId: string,
    { questionnaire_id: id, questionnaire_version: version }: InvitationRow,
  ): Promise<Compiled | null> {
    if (id === null || version === null) return null;
    const key = `${workspaceId} ${id} ${version}`;
    const known = compiled.get(key);
    if (known) return known;
    const definition = await readDefinition(transaction, workspaceId, id, version);
    if (!definition) return null;
    const made = compileQuestionnaire(definition);
    const oldest = compiled.size >= keptQuestionnaires ? compiled.keys().next().value : undefined;
    if (oldest !== undefined) compiled.delete(oldest);
    compiled.set(key, made);
    return made;
  }

  /** A ballot of an anonymous campaign, which need not be stored yet. */
  async function findUnlinked(
    transaction: Transaction,
    { workspaceId, campaignId, ballot: bytes }: BallotKey,
    options: Options,
  ): Promise<Found | null> {
    const id = ballotId(campaignId, bytes);
    const row = await readUnlinked(transaction, { workspaceId, campaignId, ballotId: id }, options);
    if (!row) return null;
    const keys = row.link_salt && ballotKeys(installation, { campaignId, salt: row.link_salt });
    const within = { transaction, workspaceId };
    // Once it has closed nobody can tell codes that were made here; all that they open then is that it is closed.
    const cell = keys ? await cellOfCode(within, keys, campaignId, { bytes, stored: row.cell }) : 0;
    if (cell === null || (!keys && row.state !== "closed")) return null;
    const ballot: Ballot = {
      workspaceId,
      invitationId: id,
      campaignId,
      linkVersion: row.link_version,
      campaignRevision: row.campaign_revision,
      requestRevision: null,
      unlinked: { cell, timeZone: row.time_zone },
    };
    const questionnaire = await questionnaireOf(transaction, workspaceId, row);
    if (!questionnaire) return null;
    const anonymous = {
      code: inGroups(spell(bytes)),
      offered: null,
      enter: `/b/${ballotAddress({ workspaceId, campaignId, code: null })}`,
    };
    const visit = visitOf({ ...row, pilot: cell === trialCell }, ballot, questionnaire, null);
    return { ballot, visit: { ...visit, anonymous } };
  }

  /** An invitation to an anonymous survey leads to no answers; it tells whether it was exchanged. */
  async function exchangeable(
    transaction: Transaction,
    { campaignId, invitationId, workspaceId }: Ballot,
    row: InvitationRow,
    visit: Visit,
  ): Promise<Visit> {
    const enter = `/b/${ballotAddress({ workspaceId, campaignId, code: null })}`;
    const anonymous = { code: null, offered: null, enter };
    if (visit.standing !== "open" || !row.link_salt) return { ...visit, anonymous };
    const keys = ballotKeys(installation, { campaignId, salt: row.link_salt });
    const used = await usedRights({ transaction, workspaceId }, keys, campaignId, [
      { invitation: invitationId },
    ]);
    if (used.length > 0 && !row.pilot) return { ...visit, anonymous, standing: "used" };
    const offered = offerFor(keys, row).bytes;
    return { ...visit, anonymous: { ...anonymous, offered }, standing: "exchange" };
  }

  function isGenuineLink(row: InvitationRow, ballot: Ballot, code: LinkCode): boolean {
    if (row.anonymity !== "anonymous") return isGenuine(row.link_key, ballot, code);
    if (!row.link_salt) return row.state === "closed";
    const keys = ballotKeys(installation, { campaignId: row.campaign_id, salt: row.link_salt });
    return provesLink(keys.linkProof(ballot.invitationId, ballot.linkVersion), code);
  }

  return async function find(transaction, code, options) {
    if ("ballot" in code) return findUnlinked(transaction, code, options);
    const invitation = await readInvitation(transaction, code, options);
    const asked = invitation ? undefined : await readRequest(transaction, code, options);
    const row = invitation ?? asked;
    if (!row) return null;
    const ballot: Ballot = {
      ...code,
      campaignId: row.campaign_id,
      linkVersion: row.link_version,
      campaignRevision: row.campaign_revision,
      requestRevision: asked?.request.revision ?? null,
      unlinked: null,
    };
    if (!isGenuineLink(row, ballot, code)) return null;
    const questionnaire = await questionnaireOf(transaction, code.workspaceId, row);
    if (questionnaire && row.anonymity === "anonymous") {
      const visit = visitOf(row, ballot, questionnaire, null);
      return { ballot, visit: await exchangeable(transaction, ballot, row, visit) };
    }
    if (!questionnaire || !asked)
      return questionnaire && { ballot, visit: visitOf(row, ballot, questionnaire, null) };
    const compiled = forColleague(questionnaire, asked.request);
    return { ballot, visit: visitOf(row, ballot, compiled, asked.request) };
  };
}

/** The code that an invitation can be exchanged for: each page that asks has another. Trials may be repeated, so they use no right. */
const offerFor = (keys: BallotKeys, { pilot, cell }: InvitationRow): BallotCode =>
  pilot ? keys.code(newNonce(), trialCell) : keys.offer(cell ?? 0);

/** Whether a code is one that this invitation's pages offer. */
export function isOffered(keys: BallotKeys, { pilot, cell }: InvitationRow, bytes: Buffer): boolean {
  const code = keys.read(bytes);
  return code?.needsRight === !pilot && code.cell === (pilot ? trialCell : (cell ?? 0));
}

/** What is known of the ballot that a code opens; null where it opens none. @param stored the cell of one that is stored */
async function cellOfCode(
  within: { transaction: Transaction; workspaceId: string },
  keys: BallotKeys,
  campaignId: string,
  { bytes, stored }: { bytes: Buffer; stored: number | null },
): Promise<number | null> {
  if (stored !== null) return stored;
  const code = keys.read(bytes);
  if (!code || (code.needsRight && !(await isExchanged(within, keys, campaignId, code)))) return null;
  return code.cell;
}

/** The questionnaire as a colleague is asked it. It has the subject's name in it, so it is made each time. */
const forColleague = (
  { definition }: Compiled,
  { statements, subject, agrees_person }: RequestPart,
): Compiled =>
  compileQuestionnaire(
    colleaguesDefinition(definition, statements, { subject, agreesPerson: agrees_person }),
  );

function visitOf(
  row: InvitationRow,
  { invitationId }: Ballot,
  compiled: Compiled,
  asked: RequestPart | null,
): Visit {
  return {
    compiled,
    known: {
      ...(row.name !== null && { name: row.name }),
      organisation: row.organisation,
      ...(row.account !== null && { account: row.account }),
      ...(row.account_manager !== null && { account_manager: row.account_manager }),
    },
    timeZone: row.time_zone,
    language: row.language,
    pilot: row.pilot,
    standing: standingOf(row, asked),
    anonymous: null,
    asked: asked && {
      subject: asked.subject,
      state: asked.state,
      aboutPerson: asked.about_person,
      agreesPerson: asked.agrees_person,
      agreesName: asked.agrees_name,
      operator: asked.operator,
      retentionMonths: asked.retention_months,
    },
    closes: row.closed_at ?? row.closes_at,
    completed: row.completed_at !== null,
    publisher: row.brand ? storedBrand(row.workspace_id, row.brand) : null,
    news:
      row.news_version == null
        ? null
        : newsPath(row.link_key, "page", {
            workspaceId: row.workspace_id,
            id: row.campaign_id,
            version: row.news_version,
          }),
    optOut: row.of_customer
      ? newsPath(row.link_key, "refuse", { workspaceId: row.workspace_id, id: invitationId })
      : null,
    pages: new Map(Object.entries(row.pages ?? {})),
  };
}

function standingOf(
  { withdrawn, state, over, pilot }: InvitationRow,
  asked: RequestPart | null,
): Visit["standing"] {
  if (withdrawn) return "withdrawn";
  if (state === "closed" || over) return "closed";
  if (asked && asked.state !== "accepted") return "asked";
  return state === "open" || pilot ? "open" : "soon";
}
