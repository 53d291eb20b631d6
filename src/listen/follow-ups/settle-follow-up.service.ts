import { randomUUID } from "node:crypto";
import { tell } from "#people/integrations/tell.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import type { Answers } from "../questionnaires/answer.ts";
import type { Compiled } from "../questionnaires/compile.ts";
import { parseExpression } from "../questionnaires/expression.ts";
import { evaluate } from "../questionnaires/expression-value.ts";
import {
  afterWorkingDays,
  asksForContact,
  contactQuestion,
  type FollowUpReason,
  wordsFor,
} from "./follow-up.ts";
import { type FollowUpPlan, planOf } from "./follow-up-plan.service.ts";
import { emptied, insertFollowUp, lockOf, updateFollowUp } from "./follow-ups.store.ts";
import { ownerByPlan, readAsked } from "./settle.store.ts";
import { dayIn, planTelling } from "./tell-owners.service.ts";

/** One respondent's answers, as they are stored now. */
export interface Settled {
  workspaceId: string;
  campaignId: string;
  invitationId: string;
  compiled: Compiled;
  /** Of all pages. */
  answers: Answers;
  language: string;
}

/**
 * Opens, changes or takes back the follow-up of a respondent who has said that they are done, in the transaction of the
 * answer. Twice is as once. Trials and answers of colleagues about somebody have none.
 */
export async function settleFollowUp(
  tx: Transaction,
  jobs: Jobs,
  { workspaceId, campaignId, invitationId, compiled, answers, language }: Settled,
): Promise<void> {
  const asks = contactQuestion(compiled.definition) !== undefined;
  const plan = await planOf(tx, workspaceId, campaignId);
  if (!asks && plan.rule === null) return;
  const asked = await readAsked(tx, workspaceId, campaignId, invitationId);
  if (!asked || asked.pilot) return;
  const counted = compiled.counted(answers);
  const reason = reasonFor(compiled, counted, plan, asked.anonymity);
  const say = (question: { text: Parameters<Compiled["text"]>[0] }) =>
    compiled.text(question.text, language, counted);
  const words = reason === "asked" ? wordsFor(compiled.definition, counted, say) : [];
  const known = await lockOf(tx, workspaceId, campaignId, invitationId);
  if (reason === null) {
    // Who acts on a rule already goes on; who takes back their own wish is left alone.
    if (known && known.state !== "cancelled" && (known.reason === "asked" || known.state === "open"))
      await updateFollowUp(tx, workspaceId, known.follow_up_id, emptied(asked.now));
    return;
  }
  if (known && known.state !== "cancelled") {
    const changes = { reason, words: JSON.stringify(words) };
    const isSame = known.reason === reason && JSON.stringify(known.words) === changes.words;
    if (!isSame) await updateFollowUp(tx, workspaceId, known.follow_up_id, changes);
    return;
  }
  const dueOn = afterWorkingDays(dayIn(asked.timeZone, asked.now), plan.workingDays);
  // Of confidential campaigns the consultants hand them over.
  const ownerId = asked.anonymity === "named" ? await ownerByPlan(tx, workspaceId, plan, asked) : null;
  const one = { reason, ownerId, words, openedAt: asked.now, dueOn };
  if (known)
    await updateFollowUp(tx, workspaceId, known.follow_up_id, {
      state: "open",
      finished_at: null,
      reason,
      owner_id: ownerId,
      handed_over_at: ownerId === null ? null : asked.now,
      words: JSON.stringify(words),
      opened_at: asked.now,
      due_on: dueOn,
      told_on: null,
    });
  else {
    const id = randomUUID();
    await insertFollowUp(tx, { workspaceId, id, campaignId, invitationId, ...one });
    const news = { event: "follow-up.opened", data: { campaign: campaignId, followUp: id } } as const;
    if (asked.anonymity === "named") await tell(tx, jobs, { workspaceId, news, now: asked.now });
  }
  await planTelling(tx, jobs, workspaceId, asked.timeZone, asked.now);
}

function reasonFor(
  { definition }: Compiled,
  counted: Answers,
  { rule }: FollowUpPlan,
  anonymity: string,
): FollowUpReason | null {
  if (asksForContact(definition, counted)) return "asked";
  // Confidential answers tell nobody but by the respondent's own wish.
  if (rule === null || anonymity !== "named") return null;
  const { expression } = parseExpression(rule);
  const holds =
    expression && evaluate(expression, (id) => (Object.hasOwn(counted, id) ? counted[id] : undefined));
  return holds === true ? "rule" : null;
}
