import { randomUUID } from "node:crypto";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import { queueMessage, queueMessages } from "#people/mail/mail.service.ts";
import { members } from "#people/members/members.service.ts";
import { readPerson } from "#people/organisation/person.service.ts";
import { programmeName } from "#people/workspace/programme.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import {
  alreadyAsked,
  campaignOpen,
  noRecordOfYours,
  notAsked,
  requestNotFound,
  stillMember,
} from "./data-protection.errors.ts";
import {
  answerRequest,
  type ErasureRequest,
  findNewestRequest,
  findRequests,
  insertRequest,
  lockOpenRequest,
  lockRequest,
} from "./erasure-request.store.ts";
import {
  erasePersonalData,
  firstUnderWay,
  type PersonalDataSource,
  type Subject,
} from "./personal-data.service.ts";

/** What the use cases of data protection are given. */
export interface ErasureWork {
  tx: Transaction;
  workspace: string;
  actor: Actor;
  jobs: Jobs;
  /** What links in mail begin with. */
  origin: string;
  now: Date;
}

/** Requests that a list shows. */
const listed = 500;

/** A request is answered within a month of its day: GDPR, article 12 (3). The last day of a shorter month counts. */
export function dueAfter(askedAt: Date): Date {
  const due = new Date(askedAt);
  due.setUTCMonth(due.getUTCMonth() + 1);
  if (due.getUTCDate() !== askedAt.getUTCDate()) due.setUTCDate(0);
  return due;
}

const shown = ({
  request_id,
  state,
  asked_at,
  due_at,
  reason,
}: Omit<ErasureRequest, "workspace_id" | "note">) => ({
  request: request_id,
  state,
  askedAt: asked_at.toISOString(),
  dueAt: due_at.toISOString(),
  reason,
});

/** The id of the actor's own record, at an address that they have proven. */
const ownRecord = ({ user, member }: Actor): string | null =>
  user.emailVerified ? (member?.personId ?? null) : null;

/** Whose data the actor's are. @throws AppError "data.no-record" */
export async function ownSubject(tx: Transaction, workspace: string, actor: Actor): Promise<Subject> {
  const personId = ownRecord(actor);
  if (personId === null) throw noRecordOfYours();
  return subjectOf(tx, workspace, personId);
}

async function subjectOf(tx: Transaction, workspaceId: string, personId: string): Promise<Subject> {
  const { name, email } = await readPerson({ tx, workspace: workspaceId }, personId);
  return { workspaceId, personId, name, email };
}

export async function myData(tx: Transaction, workspace: string, actor: Actor) {
  const person = ownRecord(actor);
  const request = person === null ? undefined : await findNewestRequest(tx, workspace, person);
  return { hasRecord: person !== null, request: request ? shown(request) : null };
}

/** @throws AppError "data.no-record", "erasure.already-asked" */
export async function ask({ tx, workspace, actor, jobs, origin, now }: ErasureWork, note: string) {
  const subject = await ownSubject(tx, workspace, actor);
  const request = {
    workspace_id: workspace,
    request_id: randomUUID(),
    person_id: subject.personId,
    asked_at: now,
    due_at: dueAfter(now),
    note: note.trim(),
  };
  if (!(await insertRequest(tx, request))) throw alreadyAsked();
  await audit(tx, actor, {
    action: "erasure.asked",
    subject: subject.name,
    details: { person: subject.personId },
  });
  const { programme } = await programmeName(tx, workspace);
  const directors = (await members(tx, workspace)).filter(({ roles }) => roles.includes("director"));
  await queueMessages(
    tx,
    jobs,
    directors.map(({ name, email }) => ({
      kind: "notice",
      recipientName: name,
      recipientEmail: email,
      subject: `${programme}: ${subject.name} asks for the erasure of their data`,
      body: [
        `Hello ${name},`,
        `${subject.name} has asked that what is kept of them in “${programme}” be erased. The law gives a month to answer, until ${day(request.due_at)}.`,
        "What erasing does, and where to do it or to refuse it with a reason:",
        `${origin}/w/${workspace}/data-protection/requests`,
      ].join("\n\n"),
      privateTo: "programme",
    })),
  );
  return shown({ ...request, state: "open", reason: "", answered_at: null, answered_by: null });
}

const day = (moment: Date) =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(moment);

/** @throws AppError "data.no-record", "erasure.not-found" */
export async function withdraw({ tx, workspace, actor, now }: ErasureWork): Promise<void> {
  const subject = await ownSubject(tx, workspace, actor);
  const request = await lockOpenRequest(tx, workspace, subject.personId);
  if (!request) throw requestNotFound();
  const answer = { state: "withdrawn", answered_at: now, answered_by: actor.user.name, note: "" } as const;
  await answerRequest(tx, request, answer);
  await audit(tx, actor, {
    action: "erasure.withdrawn",
    subject: subject.name,
    details: { person: subject.personId },
  });
}

export async function requests(tx: Transaction, workspace: string) {
  const rows = await findRequests(tx, workspace, listed);
  return {
    requests: rows.map(({ person_id, name, note, answered_at, answered_by, ...row }) => ({
      ...shown({ ...row, person_id, answered_at, answered_by }),
      person: person_id,
      name,
      note,
      answeredAt: answered_at?.toISOString() ?? null,
      answeredBy: answered_by,
    })),
  };
}

/** @throws AppError "erasure.not-found" */
export async function refuse(
  { tx, workspace, actor, jobs, origin, now }: ErasureWork,
  requestId: string,
  reason: string,
): Promise<void> {
  const request = await lockRequest(tx, workspace, requestId);
  if (request?.state !== "open") throw requestNotFound();
  const { personId, name, email } = await subjectOf(tx, workspace, request.person_id);
  const answer = {
    state: "refused",
    answered_at: now,
    answered_by: actor.user.name,
    reason: reason.trim(),
  } as const;
  await answerRequest(tx, request, answer);
  await audit(tx, actor, { action: "erasure.refused", subject: name, details: { person: personId } });
  if (email === null) return;
  const { programme } = await programmeName(tx, workspace);
  await queueMessage(tx, jobs, {
    kind: "notice",
    recipientName: name,
    recipientEmail: email,
    subject: `${programme}: your request for erasure`,
    body: [
      `Hello ${name},`,
      `your request that your data in “${programme}” be erased was not met, for this reason:`,
      reason.trim(),
      "You can ask again, and you can complain to the data protection authority. Your data and your requests:",
      `${origin}/w/${workspace}/my`,
    ].join("\n\n"),
  });
}

/**
 * Removes all that is kept of a person: of one who asked for it, or who has left. Figures that were published stay as
 * they are: they hold groups only, and publishing them again without the person would tell what the person had said.
 *
 * @throws AppError "person.not-found", "erasure.still-member", "erasure.not-asked", "erasure.campaign-open"
 */
export async function erase(
  sources: readonly PersonalDataSource[],
  { tx, workspace, actor, jobs, now }: ErasureWork,
  personId: string,
): Promise<void> {
  const person = await readPerson({ tx, workspace }, personId);
  const subject: Subject = { workspaceId: workspace, personId, name: person.name, email: person.email };
  if (await hasRole(tx, workspace, person.email)) throw stillMember(person.name);
  const request = await lockOpenRequest(tx, workspace, personId);
  if (!request) {
    if (person.leftAt === null) throw notAsked(person.name);
    const underWay = await firstUnderWay(sources, tx, subject);
    if (underWay !== null) throw campaignOpen(person.name, underWay);
  }
  await erasePersonalData(sources, tx, subject, { jobs, now });
  const answer = { state: "done", answered_at: now, answered_by: actor.user.name, note: "" } as const;
  if (request) await answerRequest(tx, request, answer);
  else
    await insertRequest(tx, {
      workspace_id: workspace,
      request_id: randomUUID(),
      person_id: personId,
      asked_at: now,
      due_at: now,
      ...answer,
    });
  // Without a name: the log can't be changed later.
  await audit(tx, actor, { action: "erasure.done", subject: "a person", details: { person: personId } });
  if (person.email !== null) await confirm(tx, workspace, jobs, { name: person.name, email: person.email });
}

/** Tells the person. It is the last message to them, and the only one that stays. */
async function confirm(
  tx: Transaction,
  workspace: string,
  jobs: Jobs,
  { name, email }: { name: string; email: string },
): Promise<void> {
  const { programme, organisation } = await programmeName(tx, workspace);
  await queueMessage(tx, jobs, {
    kind: "notice",
    recipientName: name,
    recipientEmail: email,
    subject: `${programme}: your data were erased`,
    body: [
      `Hello ${name},`,
      `what was kept of you in “${programme}” at ${organisation} has been erased: your record, your answers and everything that was made from them for you alone.`,
      "Figures about groups that were published before stay, since nobody can be told from them. The log of what was done in the programme, which nobody can change, keeps names where it has them. This mail is the only message to you that is kept, as proof.",
    ].join("\n\n"),
  });
}

async function hasRole(tx: Transaction, workspace: string, email: string | null): Promise<boolean> {
  if (email === null) return false;
  return (await members(tx, workspace)).some((member) => member.email.toLowerCase() === email.toLowerCase());
}
