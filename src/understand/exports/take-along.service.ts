import { isProtected } from "#listen/campaigns/anonymity.ts";
import { breakdownLabel } from "#listen/campaigns/breakdowns.ts";
import { seesAnswers } from "#listen/campaigns/campaign-work.service.ts";
import { findSurvey, listReleases, type Survey } from "#listen/responses/responses.service.ts";
import type { Actor } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { plainText } from "../questions/question-items.ts";
import { answerColumns } from "./answer-columns.ts";
import { type AnswerTable, answerTable } from "./answer-table.service.ts";
import { type AnswerChoice, readTicket, ticketFor } from "./answer-ticket.service.ts";
import { requireWorkbookSize } from "./answer-workbook.writer.ts";
import { countAnswering, type ExportFacts, readExportFacts } from "./answers.store.ts";
import type { readTakeAlong } from "./take-along.contract.ts";
import { answersDeleted, answersNotYours, purposeMissing, takeAlongNotFound } from "./take-along.errors.ts";

interface Scope {
  tx: Transaction;
  actor: Actor;
  workspaceId: string;
  campaignId: string;
}

interface Opened {
  survey: Survey;
  facts: ExportFacts;
}

/** @throws AppError "take-along.not-found" also where it was never opened */
async function openedCampaign({ tx, workspaceId, campaignId }: Scope): Promise<Opened> {
  const survey = await findSurvey(tx, workspaceId, campaignId);
  const facts = await readExportFacts(tx, { workspaceId, campaignId });
  if (!facts || (survey?.state !== "open" && survey?.state !== "closed")) throw takeAlongNotFound();
  return { survey, facts };
}

/**
 * Which files there are for whoever asks.
 *
 * @param hasFigures whether figures of the survey were released
 * @throws AppError "take-along.not-found"
 */
export async function takeAlong(
  scope: Scope,
  hasFigures: boolean,
): Promise<ResponseOf<typeof readTakeAlong>> {
  const { survey, facts } = await openedCampaign(scope);
  const { definition } = survey;
  const why = whyNot(survey, scope.actor);
  const texts = new Map(
    definition.pages.flatMap(({ questions }) =>
      questions.map(({ id, text }) => [id, plainText(text, definition.languages[0])]),
    ),
  );
  return {
    campaign: survey.name,
    anonymity: survey.anonymity,
    closed: survey.state === "closed",
    figures: hasFigures,
    answers: {
      may: why === null,
      why,
      needsPurpose: isProtected(survey.anonymity),
      count: why === null ? await countAnswering(scope.tx, scope) : null,
      columns: why === null ? answerColumns(definition).length : null,
      groups: facts.breakdowns.map((id) => breakdownLabel(id, (question) => texts.get(question))),
    },
  };
}

function whyNot(survey: Survey, actor: Actor): "not yours" | "deleted" | null {
  if (!seesAnswers(survey, actor)) return "not yours";
  return survey.answersDeletedAt === null ? null : "deleted";
}

function requireAnswers(survey: Survey, actor: Actor): void {
  const why = whyNot(survey, actor);
  if (why === "not yours") throw answersNotYours();
  if (why === "deleted") throw answersDeleted();
}

/**
 * Gives the address of a file with single answers to those who may see them, and writes down who asked, and for what.
 *
 * @returns a ticket
 * @throws AppError "take-along.not-found", "take-along.answers-not-yours", "take-along.answers-deleted",
 * "take-along.purpose-missing", "take-along.too-large-for-workbook"
 */
export async function askForAnswers(
  scope: Scope,
  { purpose, ...choice }: AnswerChoice & { purpose: string },
  now: Date,
): Promise<string> {
  const { tx, actor, workspaceId, campaignId } = scope;
  const { survey, facts } = await openedCampaign(scope);
  requireAnswers(survey, actor);
  const said = purpose.replace(/\s+/g, " ").trim();
  if (isProtected(survey.anonymity) && said.length < 3) throw purposeMissing();
  if (choice.format === "xlsx") {
    const columns = answerColumns(survey.definition).length;
    requireWorkbookSize(await countAnswering(tx, scope), columns + facts.breakdowns.length + 8);
  }
  const ticket = { ...choice, user: actor.user.id, workspace: workspaceId, campaign: campaignId };
  await audit(tx, actor, {
    action: "answers.exported",
    subject: survey.name,
    details: { campaign: campaignId, ...choice, ...(said === "" ? {} : { purpose: said }) },
  });
  return ticketFor(facts.key, ticket, now);
}

/** @throws AppError "take-along.not-found", "take-along.answers-not-yours", "take-along.answers-deleted" */
export async function requireOwnAnswers(scope: Scope): Promise<void> {
  const { survey } = await openedCampaign(scope);
  requireAnswers(survey, scope.actor);
}

/**
 * The answers that a ticket stands for. Whether its owner may still see them is asked again.
 *
 * @throws AppError "take-along.not-found", "take-along.ticket-over", "take-along.answers-not-yours",
 * "take-along.answers-deleted"
 */
export async function ticketedAnswers(
  transaction: Context["transaction"],
  { actor, workspaceId, campaignId }: Omit<Scope, "tx">,
  ticket: string,
  now: Date,
): Promise<{ table: AnswerTable; choice: AnswerChoice }> {
  const { survey, facts, releasedAt } = await transaction(workspaceId, async (tx) => {
    const releases = await listReleases(tx, workspaceId, campaignId);
    const opened = await openedCampaign({ tx, actor, workspaceId, campaignId });
    return { ...opened, releasedAt: releases.at(-1)?.releasedAt ?? null };
  });
  const owner = { user: actor.user.id, workspace: workspaceId, campaign: campaignId };
  const choice = readTicket(facts.key, ticket, owner, now);
  requireAnswers(survey, actor);
  const table = await answerTable(
    { transaction, actor, workspaceId, survey, facts },
    choice,
    releasedAt,
    now,
  );
  return { table, choice };
}
