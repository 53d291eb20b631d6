import { randomUUID } from "node:crypto";
import type { Actor } from "#people/access/actor.ts";
import { queueMessages } from "#people/mail/mail.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import { closingText } from "../campaigns/texts.ts";
import { directedHtml } from "../respond/directed-mail.service.ts";
import { respondentPath } from "../respond/respondent-link.service.ts";
import { mostColleagues, mostRequests, roomFor, stateForSender } from "./colleague-requests.ts";
import type {
  listMyRequests,
  ReceivedRequest,
  SentRequest,
  searchColleagues,
} from "./colleagues.contract.ts";
import {
  alreadyAsked,
  alreadyReminded,
  answeredMeanwhile,
  colleagueNotFound,
  enoughAsked,
  noMoreRequests,
  noOpenProfile,
  notWaiting,
  requestNotFound,
} from "./colleagues.errors.ts";
import * as store from "./colleagues.store.ts";
import { deleteRatings } from "./ratings.store.ts";
import { requestLanguages, requestMail } from "./request-words.ts";
import { readSender, type Sender } from "./sender.store.ts";

/** What the use cases of whoever asks colleagues are given. */
export interface ColleagueWork {
  transaction: Transaction;
  workspaceId: string;
  actor: Actor;
  jobs: Jobs;
  /** What links in mail begin with. */
  origin: string;
  now: Date;
}

/** Whose requests the actor's are: those of their record on the staff, at an address that they have proven. */
function ownRecord({ member, user }: Actor): { personId: string; email: string } | null {
  if (!member?.personId || !user.emailVerified) return null;
  return { personId: member.personId, email: user.email.toLowerCase() };
}

/** The actor's own place in an open campaign. @throws AppError "colleagues.no-open-profile" */
async function ownOpen(work: ColleagueWork, invitationId: string): Promise<store.OwnInvitation> {
  const person = ownRecord(work.actor);
  const [own] = person ? await store.findOwn(work, person, work.now, invitationId) : [];
  if (!own?.open) throw noOpenProfile();
  return own;
}

/** What the actor asked of colleagues, and colleagues of the actor. */
export async function myRequests(work: ColleagueWork): Promise<ResponseOf<typeof listMyRequests>> {
  const { workspaceId, now } = work;
  const person = ownRecord(work.actor);
  if (!person) return { asking: [], received: [] };
  const own = await store.findOwn(work, person, now);
  const sent = Map.groupBy(await store.selectAllSent(work, own), (request) => request.invitation_id);
  const received = await store.selectReceived(work, person, now);
  const { link_key } = await readSender(work.transaction, workspaceId);
  return {
    asking: own
      .map(({ invitation_id, campaign, closes_at, open }) => {
        const requests = sent.get(invitation_id) ?? [];
        return {
          invitation: invitation_id,
          campaign,
          closesAt: closes_at.toISOString(),
          isOpen: open,
          room: open ? roomFor(requests) : 0,
          requests: requests.map(shownToSender),
        };
      })
      .filter(({ isOpen, requests }) => isOpen || requests.length > 0),
    received: received.map((request) => ({
      request: request.request_id,
      from: request.subject_name,
      campaign: request.campaign,
      closesAt: request.closes_at.toISOString(),
      state: stateForColleague(request),
      path: respondentPath(link_key, linkOf(workspaceId, request)),
    })),
  };
}

const stateForColleague = ({ state, completed }: store.Received): ReceivedRequest["state"] =>
  state === "accepted" && completed ? "answered" : state;

const shownToSender = (request: store.Sent): SentRequest => ({
  request: request.request_id,
  name: request.name,
  department: request.department,
  aboutPerson: request.about_person,
  state: stateForSender(request),
  askedAt: request.asked_at.toISOString(),
  remindedAt: request.reminded_at?.toISOString() ?? null,
});

/** What a colleague's link is made of: a request stands where an invitation does. */
const linkOf = (
  workspaceId: string,
  {
    campaign_id,
    request_id,
    link_version,
  }: Pick<store.RequestRow, "campaign_id" | "request_id" | "link_version">,
) => ({ workspaceId, campaignId: campaign_id, invitationId: request_id, linkVersion: link_version });

/** Colleagues who can be asked. @throws AppError "colleagues.no-open-profile" */
export async function findColleagues(
  work: ColleagueWork,
  invitationId: string,
  search: string,
): Promise<ResponseOf<typeof searchColleagues>> {
  const own = await ownOpen(work, invitationId);
  const wanted = search.replaceAll("\0", "").trim();
  return { people: wanted.length < 2 ? [] : await store.searchPeople(work, own, wanted, 10) };
}

/**
 * Asks a colleague, by mail. Nobody is asked twice, not even after a request was withdrawn or declined.
 *
 * @returns the request's id
 * @throws AppError "colleagues.no-open-profile", "colleagues.person-not-found", "colleagues.already-asked",
 * "colleagues.enough-asked", "colleagues.no-more-requests"
 */
export async function ask(
  work: ColleagueWork,
  invitationId: string,
  { person, aboutPerson }: { person: string; aboutPerson: boolean },
): Promise<string> {
  const own = await ownOpen(work, invitationId);
  const colleague = await store.findAskable(work, person);
  if (!colleague || colleague.person === own.person_id) throw colleagueNotFound();
  await store.lockInvitation(work, own);
  const sent = await store.selectSent(work, own);
  if (sent.some(({ person_id }) => person_id === person)) throw alreadyAsked(colleague.name);
  if (sent.length >= mostRequests) throw noMoreRequests(mostRequests);
  if (roomFor(sent) === 0) throw enoughAsked(mostColleagues);
  const request = {
    workspace_id: work.workspaceId,
    campaign_id: own.campaign_id,
    request_id: randomUUID(),
    invitation_id: own.invitation_id,
    subject_name: own.name,
    person_id: colleague.person,
    name: colleague.name,
    email: colleague.email,
    department: colleague.department,
    language: own.language,
    about_person: aboutPerson,
    asked_at: work.now,
  };
  await store.insertRequest(work, request);
  await mail(work, own, { ...request, link_version: 1 }, "request");
  return request.request_id;
}

type Mailed = Pick<
  store.RequestRow,
  "campaign_id" | "request_id" | "link_version" | "name" | "email" | "subject_name"
>;

async function mail(
  { transaction, workspaceId, jobs, origin }: ColleagueWork,
  { closes_at }: Pick<store.OwnInvitation, "closes_at">,
  request: Mailed,
  kind: "request" | "reminder",
): Promise<void> {
  if (request.email === null) return;
  const sender: Sender = await readSender(transaction, workspaceId, request.campaign_id);
  const link = origin + respondentPath(sender.link_key, linkOf(workspaceId, request));
  const { subject, body, parts } = requestMail(kind, requestLanguages(sender.languages), (language) => ({
    name: request.name,
    subject: request.subject_name,
    organisation: sender.organisation,
    link,
    closes: closingText(closes_at, language, sender.time_zone),
  }));
  const html = directedHtml(parts);
  await queueMessages(transaction, jobs, [
    {
      kind: "personal",
      recipientName: request.name,
      recipientEmail: request.email,
      subject,
      body,
      ...(html !== null && { html }),
      campaignId: request.campaign_id,
      invitationId: request.request_id,
      expiresAt: closes_at,
    },
  ]);
}

/** A request of the actor's own, locked. @throws AppError "colleagues.no-open-profile", "colleagues.request-not-found" */
async function ownRequest(work: ColleagueWork, invitationId: string, requestId: string) {
  const own = await ownOpen(work, invitationId);
  const request = await store.lockSent(work, own, requestId);
  if (!request) throw requestNotFound();
  return { own, request };
}

/**
 * Takes a request back: its link ends, and what the colleague had saved is deleted. Who has said that they are done can't
 * be left out any more: otherwise the sender could choose who enters the mean.
 *
 * @throws AppError "colleagues.answered", "colleagues.not-waiting", and as above
 */
export async function withdraw(work: ColleagueWork, invitationId: string, requestId: string): Promise<void> {
  const { request } = await ownRequest(work, invitationId, requestId);
  if (request.completed) throw answeredMeanwhile();
  if (request.state !== "asked" && request.state !== "accepted") throw notWaiting();
  await store.changeRequest(work, request, { state: "withdrawn" });
  await deleteRatings(work.transaction, work.workspaceId, {
    campaignId: request.campaign_id,
    requests: [requestId],
  });
  await store.cancelMail(work, request);
}

/** Reminds a colleague, once. @throws AppError "colleagues.not-waiting", "colleagues.already-reminded", and as above */
export async function remind(work: ColleagueWork, invitationId: string, requestId: string): Promise<void> {
  const { own, request } = await ownRequest(work, invitationId, requestId);
  const state = stateForSender(request);
  if (state !== "asked" && state !== "accepted") throw notWaiting();
  if (request.reminded_at) throw alreadyReminded();
  await store.changeRequest(work, request, { reminded_at: work.now });
  await mail(work, own, request, "reminder");
}
