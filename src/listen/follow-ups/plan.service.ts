import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { isProtected } from "../campaigns/anonymity.ts";
import type { Definition } from "../questionnaires/definition.ts";
import { parseExpression } from "../questionnaires/expression.ts";
import { checkExpression } from "../questionnaires/expression-check.ts";
import type * as contract from "./follow-up.contract.ts";
import type { PlanSettings } from "./follow-up.contract.ts";
import { campaignUnknown, ownerUnknown, planFrozen, ruleRefused } from "./follow-up.errors.ts";
import { contactQuestion } from "./follow-up.ts";
import { planOf } from "./follow-up-plan.service.ts";
import type { FollowUpWork } from "./follow-ups.service.ts";
import { findPlanned, nameOf, type Planned, storePlan } from "./plan.store.ts";
import { worksHere } from "./settle.store.ts";

async function planned({ tx, workspaceId }: FollowUpWork, campaignId: string): Promise<Planned> {
  const row = await findPlanned(tx, workspaceId, campaignId);
  if (!row) throw campaignUnknown();
  return row;
}

/** @throws AppError "follow-up.no-campaign" */
export async function readPlan(
  work: FollowUpWork,
  campaignId: string,
): Promise<ResponseOf<typeof contract.readFollowUpPlan>> {
  const { definition, anonymity, state } = await planned(work, campaignId);
  const { ownerId, ...plan } = await planOf(work.tx, work.workspaceId, campaignId);
  return {
    ...plan,
    owner: ownerId,
    ownerName: ownerId === null ? null : await nameOf(work.tx, work.workspaceId, ownerId),
    asks: definition !== null && contactQuestion(definition) !== undefined,
    confidential: isProtected(anonymity),
    frozen: state !== "draft",
  };
}

/** @throws AppError "follow-up.no-campaign", "follow-up.owner-unknown", "follow-up.plan-frozen", "follow-up.rule-refused" */
export async function savePlan(
  work: FollowUpWork,
  actor: Actor,
  campaignId: string,
  settings: PlanSettings,
): Promise<void> {
  const { tx, workspaceId } = work;
  const { name, state, anonymity, definition } = await planned(work, campaignId);
  const before = await planOf(tx, workspaceId, campaignId);
  const rule = settings.rule?.trim() || null;
  if (state !== "draft" && (rule !== before.rule || settings.firstViewDays !== before.firstViewDays))
    throw planFrozen();
  if (rule !== null && state === "draft") checkRule(rule, anonymity, definition);
  if (settings.owner !== null && !(await worksHere(tx, workspaceId, settings.owner))) throw ownerUnknown();
  await storePlan(tx, workspaceId, campaignId, { ...settings, rule });
  const { owner: _, ...details } = settings;
  await audit(tx, actor, {
    action: "follow-up.plan-changed",
    subject: name,
    details: { campaign: campaignId, ...details },
  });
}

function checkRule(rule: string, anonymity: string, definition: Definition | null): void {
  if (anonymity !== "named")
    throw ruleRefused(
      "in a confidential campaign only the respondent's own wish may open a follow-up. Remove the rule, or make the campaign a named one.",
    );
  if (!definition) throw ruleRefused("choose the questionnaire first.");
  const { expression, problem } = parseExpression(rule);
  if (!expression) throw ruleRefused(problem.message);
  const questions = definition.pages.flatMap((page) => page.questions);
  const [wrong] = checkExpression(expression, {
    earlier: new Map(questions.map((question) => [question.id, question])),
    all: new Set(questions.map(({ id }) => id)),
  });
  if (wrong) throw ruleRefused(wrong.message);
}
