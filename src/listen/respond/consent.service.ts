import type { Transaction } from "#platform/database/tables.ts";
import { deleteAnswers, rewritePage, storeReply } from "./colleague.store.ts";
import { withoutSubject } from "./colleague-questionnaire.ts";
import type { PostedReply } from "./posted-form.service.ts";
import type { Ballot } from "./respond.store.ts";
import type { Visit } from "./visit.ts";

/** Stores a reply with what follows of it: whoever stops leaves no answers, nor whoever takes a consent back what it was for. */
export async function storeConsent(
  transaction: Transaction,
  ballot: Ballot,
  { asked, pages }: Visit,
  { reply, agreesPerson, agreesName }: PostedReply,
): Promise<void> {
  if (reply === "change" && asked?.state !== "accepted") return;
  const takesPart = reply !== "decline";
  await storeReply(transaction, ballot, { takesPart, agreesPerson, agreesName });
  if (!takesPart) await deleteAnswers(transaction, ballot);
  else if (!agreesPerson)
    for (const [page, { answers }] of pages) {
      const rest = withoutSubject(answers);
      if (rest) await rewritePage(transaction, ballot, page, rest);
    }
}
