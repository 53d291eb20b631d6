import { type Actor, allows } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { breakdownLabel } from "../campaigns/breakdowns.ts";
import { seesAnswers } from "../campaigns/campaign-work.service.ts";
import { contactQuestion } from "../follow-ups/follow-up.ts";
import { planOf } from "../follow-ups/follow-up-plan.service.ts";
import { compileQuestionnaire } from "../questionnaires/compile.ts";
import { findParticipant, listParticipants } from "../responses/responses.service.ts";
import { answerLines } from "./answer-lines.ts";
import type * as contract from "./who-sees.contract.ts";
import { answersHidden, campaignHidden, noSuchAnswers } from "./who-sees.errors.ts";
import { findSeen, type SeenCampaign } from "./who-sees.store.ts";
import { type Side, whoSeesWhat } from "./who-sees.ts";

interface Place {
  tx: Transaction;
  workspaceId: string;
}

async function seen({ tx, workspaceId }: Place, actor: Actor, campaignId: string): Promise<SeenCampaign> {
  const row = await findSeen(tx, workspaceId, campaignId, actor.member?.personId ?? null);
  if (!row) throw campaignHidden();
  return row;
}

/** Why somebody may, or may not, see who answered what. */
function answersWhy(row: SeenCampaign, actor: Actor): { sees: boolean; why: string } {
  const sees = allows(actor, "campaigns.read") && seesAnswers(row, actor);
  if (row.anonymity === "named")
    return sees
      ? {
          sees,
          why: "You can see who answered what: the campaign is a named one, respondents were told so, and you run the programme.",
        }
      : { sees, why: "Single answers are for those who run the programme. You see what they publish." };
  if (row.anonymity === "anonymous")
    return {
      sees: false,
      why: "Nobody sees who answered what: the campaign is anonymous, and nothing that is stored joins invitations and answers.",
    };
  if (sees)
    return {
      sees,
      why:
        row.state === "draft"
          ? "Once it opens, you will see who answered what: respondents are told of you as an independent consultant."
          : "You can see who answered what: you are among the independent consultants whom respondents were told of. Opening single answers is written down.",
    };
  return {
    sees,
    why: allows(actor, "answers.identified")
      ? "You can't see who answered what: you were not among the consultants whom respondents were told of when this campaign opened. That can't be changed afterwards."
      : "You can't see who answered what: the campaign is confidential, and respondents were promised that only the independent consultants named to them do. No role opens it.",
  };
}

const sidesOf = (row: SeenCampaign, actor: Actor): Set<Side> => {
  const roles = actor.member?.roles ?? [];
  const sides: (Side | false)[] = [
    row.isInvited && "respondent",
    roles.includes("consultant") && "consultant",
    roles.includes("director") && "director",
    row.asksOnPaper && allows(actor, "paper.enter") && "typist",
    row.managesInvited && "account person",
  ];
  const own = sides.filter((side) => side !== false);
  return new Set(own.length > 0 ? own : ["staff"]);
};

/** Who sees what, for everybody whom the campaign concerns. @throws AppError "who-sees.no-campaign" */
export async function whoSees(
  place: Place,
  actor: Actor,
  campaignId: string,
): Promise<ResponseOf<typeof contract.readWhoSees>> {
  const row = await seen(place, actor, campaignId);
  const runs = allows(actor, "campaigns.read");
  const concerns = allows(actor, "results.read") || row.isInvited || row.managesInvited;
  if (!runs && (row.state === "draft" || !concerns)) throw campaignHidden();
  const plan = await planOf(place.tx, place.workspaceId, campaignId);
  const sides = sidesOf(row, actor);
  const sights = whoSeesWhat({
    anonymity: row.anonymity,
    of: row.of,
    minimum: row.minimum,
    consultants: row.consultants,
    breakdowns: row.breakdowns
      .filter((id) => id !== "account-manager")
      .map((id) => breakdownLabel(id, (question) => questionText(row, question)).toLowerCase()),
    byAccountManager: row.breakdowns.includes("account-manager"),
    firstViewDays: plan.firstViewDays,
    asksForContact: row.definition !== null && contactQuestion(row.definition) !== undefined,
    hasRule: plan.rule !== null,
    asksOnPaper: row.asksOnPaper,
    retentionMonths: row.retentionMonths,
  });
  return {
    name: row.name,
    anonymity: row.anonymity,
    settled: row.state !== "draft",
    sights: sights.map((sight) => ({ ...sight, isYou: sides.has(sight.side) })),
    answers: answersWhy(row, actor),
  };
}

function questionText({ definition }: SeenCampaign, id: string): string | undefined {
  const question = definition?.pages.flatMap(({ questions }) => questions).find((each) => each.id === id);
  return question && definition ? `“${question.text[definition.languages[0]] ?? id}”` : undefined;
}

/** @throws AppError "who-sees.no-campaign", "raw-answers.hidden" with the reason */
async function opened(place: Place, actor: Actor, campaignId: string): Promise<SeenCampaign> {
  const row = await seen(place, actor, campaignId);
  const { sees, why } = answersWhy(row, actor);
  if (!sees) throw answersHidden(why);
  return row;
}

/** @throws AppError as `opened` */
export async function rawAnswers(
  place: Place,
  actor: Actor,
  campaignId: string,
  page: { search: string; limit: number; offset: number },
): Promise<ResponseOf<typeof contract.listRawAnswers>> {
  const { name, anonymity } = await opened(place, actor, campaignId);
  const { total, participants } = await listParticipants(place.tx, place.workspaceId, campaignId, page);
  return {
    campaign: name,
    isWrittenDown: anonymity === "confidential",
    total,
    answers: participants.map(({ invitationId, completedAt, ...participant }) => ({
      ...participant,
      invitation: invitationId,
      completedAt: completedAt?.toISOString() ?? null,
    })),
  };
}

/** Opens one respondent's answers. @throws AppError as `opened`, and "raw-answers.not-found" */
export async function openAnswers(
  place: Place,
  actor: Actor,
  campaignId: string,
  invitationId: string,
): Promise<ResponseOf<typeof contract.openRawAnswers>> {
  const { tx, workspaceId } = place;
  const { name, anonymity, definition } = await opened(place, actor, campaignId);
  const found = await findParticipant(tx, workspaceId, campaignId, invitationId);
  if (!found || !definition || Object.keys(found.answers).length === 0) throw noSuchAnswers();
  const counted = compileQuestionnaire(definition).counted(found.answers);
  const answers = definition.pages.flatMap(({ questions }) =>
    questions.flatMap((question) => {
      const answer = counted[question.id];
      if (answer === undefined) return [];
      const [language] = definition.languages;
      const lines = answerLines(question, answer, (texts) => texts[language] ?? "");
      return [{ question: question.text[language] ?? question.id, lines }];
    }),
  );
  // That answers were looked at, never whose.
  if (anonymity === "confidential")
    await audit(tx, actor, { action: "answers.opened", subject: name, details: { campaign: campaignId } });
  return { name: found.name, completedAt: found.completedAt?.toISOString() ?? null, answers };
}
