import type { Actor } from "#people/access/actor.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { findOwn } from "../personal-reports/own-results.service.ts";
import { clauseTitles } from "./clauses.ts";
import type { suggestContract } from "./contract.contract.ts";
import { suggestedGoals } from "./suggestions.ts";

/**
 * Goals from the actor's own answers: those to an invitation, else the newest that there are. Without answers the
 * suggestions are empty.
 */
export async function suggestionsFor(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  from?: string,
): Promise<ResponseOf<typeof suggestContract>> {
  const own = await findOwn(tx, actor, workspaceId, from);
  const [newest] = own.toSorted(
    (one, other) => other.participant.answeredAt.getTime() - one.participant.answeredAt.getTime(),
  );
  if (!newest) return { campaign: null, introduction: null, help: null, competencies: [] };
  const { profile, name } = newest.survey;
  const { introduction, clauses } = profile.contract;
  return {
    campaign: name,
    introduction,
    help: clauses.length === clauseTitles.length ? clauses.map(({ help }) => help) : null,
    competencies: suggestedGoals(profile, newest.score),
  };
}
