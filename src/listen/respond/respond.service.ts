import type { Transaction } from "#platform/database/tables.ts";
import type { InstallationKey } from "#platform/installation-key.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import { takeRight } from "../anonymous/anonymous.service.ts";
import { ballotAddress, ballotKeys } from "../anonymous/ballot-keys.service.ts";
import type { Promised } from "../campaigns/promise.ts";
import { settleFollowUp } from "../follow-ups/settle-follow-up.service.ts";
import { lockRequest } from "./colleague.store.ts";
import { storeConsent } from "./consent.service.ts";
import { createFindVisit, isOffered, type RespondentKey } from "./find-visit.service.ts";
import type { PostedReply } from "./posted-form.service.ts";
import { type Ballot, readInvitation, readPromise, storeCompletion } from "./respond.store.ts";
import type { LinkCode } from "./respondent-link.service.ts";
import { type Saved, type Sent, saveOnce } from "./save-page.service.ts";
import { tellCompletion } from "./tell-completion.service.ts";
import { answersOf, type Visit } from "./visit.ts";

export type { BallotKey, RespondentKey } from "./find-visit.service.ts";

/** What an invitation was exchanged for. */
export interface Exchanged {
  /** The ballot's address, from the site's root on. */
  ballot: string;
  /** The id of its first page; null where nothing is asked. */
  first: string | null;
}

/** The use cases of those who have a link. They are not signed in: the link is the key. */
export interface Respond {
  /** Reads what a link leads to; null where it is not genuine. Stores nothing. */
  visit(transaction: Transaction, code: RespondentKey): Promise<Visit | null>;
  /** The same, with what respondents are told about their answers, by language; null where it isn't settled yet. */
  begin(
    transaction: Transaction,
    code: RespondentKey,
  ): Promise<{ visit: Visit; promise: Promised | null } | null>;
  /**
   * Exchanges an invitation to an anonymous survey for a ballot that nothing joins with it, or says why there is none: a visit
   * that can't be exchanged. Null for what isn't genuine.
   *
   * @param shown the bytes of the code that the page showed which asks: it gets its ballot again and again, no other does
   */
  exchange(transaction: Transaction, code: LinkCode, shown: Uint8Array): Promise<Exchanged | Visit | null>;
  /**
   * Stores the valid answers of one page. What comes back says why where it could not: a visit that isn't open, or null
   * for a link that isn't genuine or a page that the questionnaire doesn't have.
   */
  save(transaction: Transaction, code: RespondentKey, sent: Sent): Promise<Saved | Visit | null>;
  /**
   * Notes whether a colleague takes part and what they agree to, while the campaign is open. What they no longer agree to is
   * deleted. Null also where the link is no colleague's.
   */
  reply(transaction: Transaction, code: LinkCode, reply: PostedReply): Promise<Visit | null>;
  /** Notes that the respondent is done, if the campaign is open and nothing that is required is missing. */
  complete(transaction: Transaction, code: RespondentKey): Promise<Visit | null>;
}

export function createRespond(jobs: Jobs, installation: InstallationKey): Respond {
  const find = createFindVisit(installation);
  return {
    async visit(transaction, code) {
      return (await find(transaction, code, { forSaving: false }))?.visit ?? null;
    },

    async begin(transaction, code) {
      const found = await find(transaction, code, { forSaving: false });
      return found && { visit: found.visit, promise: await readPromise(transaction, found.ballot) };
    },

    async exchange(transaction, code, bytes) {
      const shown = Buffer.from(bytes);
      const invitation = await readInvitation(transaction, code, { forSaving: true });
      const found = await find(transaction, code, { forSaving: false });
      if (!found) return null;
      const { visit, ballot } = found;
      if (!invitation?.link_salt) return visit;
      if (visit.standing !== "exchange" && visit.standing !== "used") return visit;
      const { workspaceId, campaignId, invitationId } = ballot;
      const keys = ballotKeys(installation, { campaignId, salt: invitation.link_salt });
      if (!isOffered(keys, invitation, shown)) return visit;
      const right = { invitation: invitationId };
      // Who tries may try again.
      const isOurs =
        invitation.pilot || (await takeRight({ transaction, workspaceId }, keys, campaignId, right, shown));
      if (!isOurs) return { ...visit, standing: "used" };
      const [first] = visit.compiled.shownPages({});
      return {
        ballot: `/b/${ballotAddress({ workspaceId, campaignId, code: shown })}`,
        first: first?.id ?? null,
      };
    },

    async save(transaction, code, sent) {
      return settle(async () => {
        const found = await find(transaction, code, { forSaving: true });
        const page = found?.visit.compiled.pages.find(({ id }) => id === sent.page);
        if (!found || !page) return null;
        if (found.visit.standing !== "open") return found.visit;
        const saved = await saveOnce(transaction, found.ballot, found.visit, page, sent);
        if (saved !== "changed" && saved.visit.completed)
          await followUp(transaction, jobs, found.ballot, saved.visit);
        return saved;
      });
    },

    async reply(transaction, code, reply) {
      return settle(async () => {
        const found = await find(transaction, code, { forSaving: true });
        if (!found?.visit.asked) return null;
        const { visit, ballot } = found;
        const canReply = visit.standing === "open" || visit.standing === "asked";
        if (!canReply || reply.reply === null) return visit;
        if (!(await lockRequest(transaction, ballot))) return "changed";
        // What was saved until the lock was there counts, too.
        const locked = await find(transaction, code, { forSaving: false });
        await storeConsent(transaction, ballot, locked?.visit ?? visit, reply);
        return (await find(transaction, code, { forSaving: false }))?.visit ?? null;
      });
    },

    async complete(transaction, code) {
      return settle(async () => {
        const found = await find(transaction, code, { forSaving: true });
        if (!found) return null;
        const { visit, ballot } = found;
        const answers = answersOf(visit);
        const isComplete = visit.compiled.missing(answers).length === 0 && Object.keys(answers).length > 0;
        if (visit.standing !== "open" || visit.completed || !isComplete) return visit;
        const isStored = await storeCompletion(transaction, ballot);
        if (!isStored) return "changed";
        await followUp(transaction, jobs, ballot, visit);
        if (!visit.asked && !visit.pilot && !ballot.unlinked) {
          const { workspaceId, campaignId, invitationId } = ballot;
          const counted = visit.compiled.counted(answers);
          await tellCompletion(transaction, jobs, {
            workspaceId,
            campaignId,
            answer: invitationId,
            answers: counted,
          });
        }
        return { ...visit, completed: true };
      });
    },
  };
}

/** What somebody who is done asks for is followed up; colleagues' answers about somebody never are, nor anonymous ones. */
async function followUp(
  transaction: Transaction,
  jobs: Jobs,
  { workspaceId, campaignId, invitationId, unlinked }: Ballot,
  visit: Visit,
): Promise<void> {
  if (visit.asked || visit.pilot || unlinked) return;
  const { compiled, language } = visit;
  const answers = answersOf(visit);
  await settleFollowUp(transaction, jobs, {
    workspaceId,
    campaignId,
    invitationId,
    compiled,
    answers,
    language,
  });
}

/** Attempts that a save has: what was read can have changed before it was locked, and then again before the ballot was. */
const attempts = 3;

/** Tries again with what is there now, where it was "changed" since it was read. */
async function settle<T>(attempt: () => Promise<T | "changed">): Promise<T> {
  for (let left = attempts; left > 0; left--) {
    const result = await attempt();
    if (result !== "changed") return result;
  }
  throw new Error("a ballot was changed while it was locked");
}
