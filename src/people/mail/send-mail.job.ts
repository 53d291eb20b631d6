import type { Context } from "#people/access/context.ts";
import { mailBrand } from "#people/brand/brand.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { Mail, MailOutcome } from "#platform/mail/mail.ts";
import { type AttachmentSources, withAttachment } from "./attachment.service.ts";
import { lateLink, sendMail } from "./mail.service.ts";
import {
  type Claimed,
  claimMessage,
  countDue,
  endClaim,
  endLost,
  moveToOutbox,
  nextDue,
} from "./mail.store.ts";
import { isPublished, pauseAfter, retryDelay } from "./message.ts";

/** A workspace's turn, in milliseconds: then others come, and it queues again. */
const turn = 15_000;
/** So many workspaces are sent for at once. */
const workspacesAtOnce = 8;
/** Milliseconds beyond the longest hand-over after which a message's sender is taken for dead. */
const leaseMargin = 10_000;

/** A message about an invitation whose address turned out to be nobody's. */
export interface BadAddress {
  campaignId: string;
  invitationId: string;
  address: string;
  /** What the mail server said. */
  words: string;
}

/** Makes the path of a link that a message lacks; null where there is none any more. */
export type Completer = (
  tx: Transaction,
  workspaceId: string,
  of: { campaignId: string; invitationId: string },
) => Promise<string | null>;

/**
 * Sends mail in the background.
 *
 * @param sources of attachments, by the name that messages have for them
 * @param completers of messages that lack a link, by the name that messages have for them
 * @param onBadAddress hears of an invitation's address that is nobody's, in the transaction that ends its message
 */
export function addMailJobs(
  { transaction, jobs, mailServer, log }: Pick<Context, "transaction" | "jobs" | "mailServer" | "log">,
  sources: AttachmentSources = {},
  onBadAddress: (tx: Transaction, workspaceId: string, bad: BadAddress) => Promise<void> = async () => {},
  completers: Readonly<Record<string, Completer>> = {},
): void {
  let failures = 0;
  let pausedUntil = 0;

  /** While the server takes nothing, nobody tries; the pause grows with each try in vain. */
  function pause(words: string): void {
    if (Date.now() < pausedUntil) return;
    pausedUntil = Date.now() + pauseAfter(++failures);
    log.warn({ reason: words, seconds: (pausedUntil - Date.now()) / 1000 }, "mail waits for the mail server");
  }

  /** Keeps what became of a message. */
  async function settle(workspaceId: string, message: Claimed, outcome: MailOutcome): Promise<void> {
    if (outcome.result === "unavailable") pause(outcome.words);
    else failures = 0;
    const end = endingOf(outcome, message.attempts, Math.max(pausedUntil - Date.now(), 0));
    const bad = badAddress(message, outcome);
    await transaction(workspaceId, async (tx) => {
      // Invitation first, then message, as erasing does, so that neither waits for the other in a circle.
      if (bad) await onBadAddress(tx, workspaceId, bad);
      await endClaim(tx, workspaceId, message, end);
    });
  }

  /** Sends one message after another, until there is none, the turn ends or the server is gone. */
  async function sendInTurn(
    workspaceId: string,
    server: NonNullable<Context["mailServer"]>,
    signal: AbortSignal,
  ) {
    while (Date.now() >= pausedUntil) {
      await using slot = await server.slot(signal);
      if (!slot || signal.aborted) return;
      const lease = server.longest + leaseMargin;
      const message = await transaction(workspaceId, (tx) => claimMessage(tx, workspaceId, lease));
      if (!message) return;
      const mail = await transaction(workspaceId, (tx) => written(tx, workspaceId, message));
      await settle(workspaceId, message, await slot.send(mail));
    }
  }

  /** A message as it is to be sent. */
  const written = async (tx: Transaction, workspaceId: string, message: Claimed): Promise<Mail> => {
    const whole = await completed(tx, workspaceId, message);
    const brand = isPublished(message.kind) ? await mailBrand(tx, workspaceId) : null;
    return withAttachment(tx, workspaceId, sources, message.attachment, {
      id: message.message_id,
      to: { name: message.recipient_name, address: message.recipient_email },
      subject: message.subject,
      body: whole(message.body),
      ...(message.html !== null && { html: whole(message.html) }),
      ...(message.unsubscribe !== null && { unsubscribe: message.unsubscribe }),
      ...(brand && { brand }),
    });
  };

  /** Puts in what a message's texts lack. */
  async function completed(tx: Transaction, workspaceId: string, message: Claimed) {
    const { completed_by, campaign_id: campaignId, invitation_id: invitationId } = message;
    if (completed_by === null || !campaignId || !invitationId) return (text: string) => text;
    const path = await completers[completed_by]?.(tx, workspaceId, { campaignId, invitationId });
    return (text: string) => text.replaceAll(lateLink, path ?? "/");
  }

  jobs.work(
    sendMail,
    async ({ workspaceId }, signal) => {
      if (!mailServer) return transaction(workspaceId, (tx) => moveToOutbox(tx, workspaceId));
      const due = await transaction(workspaceId, async (tx) => {
        await endLost(tx, workspaceId);
        return countDue(tx, workspaceId, mailServer.connections);
      });
      const end = AbortSignal.any([signal, AbortSignal.timeout(turn)]);
      await Promise.all(Array.from({ length: due }, () => sendInTurn(workspaceId, mailServer, end)));
      await transaction(workspaceId, async (tx) => {
        const next = await nextDue(tx, workspaceId);
        if (!next) return;
        const startAfter = new Date(Math.max(next.getTime(), pausedUntil));
        await jobs.add(tx, sendMail, { workspaceId }, { key: workspaceId, startAfter });
      });
    },
    { concurrency: workspacesAtOnce },
  );
}

function badAddress(
  { campaign_id, invitation_id, recipient_email }: Claimed,
  outcome: MailOutcome,
): BadAddress | null {
  if (outcome.result !== "refused" || !outcome.badAddress || !campaign_id || !invitation_id) return null;
  return {
    campaignId: campaign_id,
    invitationId: invitation_id,
    address: recipient_email,
    words: outcome.words,
  };
}

function endingOf(outcome: MailOutcome, before: number, pause: number): Parameters<typeof endClaim>[3] {
  const attempts = before + 1;
  switch (outcome.result) {
    case "sent":
      return { state: "sent", problem: null, attempts, wait: 0 };
    case "refused":
      return { state: "failed", problem: outcome.words, attempts, wait: 0 };
    case "unknown":
      return { state: "unconfirmed", problem: `${outcome.words} It may have arrived.`, attempts, wait: 0 };
    case "unavailable":
      return { state: "queued", problem: outcome.words, attempts: before, wait: pause };
    case "later": {
      const wait = retryDelay(attempts);
      const state = wait === null ? "failed" : "queued";
      return { state, problem: outcome.words, attempts, wait: wait ?? 0 };
    }
  }
}
