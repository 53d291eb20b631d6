import type { Transaction } from "#platform/database/tables.ts";
import type { Promised } from "../campaigns/promise.ts";
import type { Answers } from "../questionnaires/answer.ts";
import { type Compiled, compileQuestionnaire } from "../questionnaires/compile.ts";
import type { Page, Question } from "../questionnaires/definition.ts";
import { isMissing } from "../questionnaires/problem.ts";
import {
  deleteAnswers,
  lockRequest,
  type RequestPart,
  readRequest,
  rewritePage,
  storeReply,
} from "./colleague.store.ts";
import { colleaguesDefinition, withoutSubject } from "./colleague-questionnaire.ts";
import { type Fields, readAnswer } from "./form.ts";
import { type Given, mergeAnswers, sameAnswers } from "./merge.ts";
import type { PostedReply } from "./posted-form.service.ts";
import {
  type Ballot,
  type InvitationRow,
  readDefinition,
  readInvitation,
  readPromise,
  storeCompletion,
  storePage,
} from "./respond.store.ts";
import { isGenuine, type LinkCode } from "./respondent-link.service.ts";
import type { PageProblem } from "./view.ts";
import { answersOf, type Visit } from "./visit.ts";
import { languageAmong } from "./words.ts";

/** What a form asks for besides saving. */
interface Sent {
  page: string;
  fields: Fields;
  /** The revision of the page that the form was made from; 0 where there was none. */
  revision: number;
  /** Ids of the questions that the form showed; null for those that the stored answers lead to. */
  asked: readonly string[] | null;
  /** The language chosen on the page; null for the invitation's. */
  language: string | null;
}

/** What came of a form. */
export interface Saved {
  /** As it is after saving. */
  visit: Visit;
  page: Page;
  /** Whether the page had been saved elsewhere after the form was made, and differently. */
  wasOlder: boolean;
  /** What could not be saved, and what is required and missing. */
  problems: readonly PageProblem[];
}

/** The use cases of those who have a link. They are not signed in: the link is the key. */
export interface Respond {
  /** Reads what a link leads to; null where it is not genuine. Stores nothing. */
  visit(transaction: Transaction, code: LinkCode): Promise<Visit | null>;
  /** The same, with what respondents are told about their answers, by language; null where it isn't settled yet. */
  begin(transaction: Transaction, code: LinkCode): Promise<{ visit: Visit; promise: Promised | null } | null>;
  /**
   * Stores the valid answers of one page. What comes back says why where it could not: a visit that isn't open, or null
   * for a link that isn't genuine or a page that the questionnaire doesn't have.
   */
  save(transaction: Transaction, code: LinkCode, sent: Sent): Promise<Saved | Visit | null>;
  /**
   * Notes whether a colleague takes part and what they agree to, while the campaign is open. What they no longer agree to is
   * deleted. Null also where the link is no colleague's.
   */
  reply(transaction: Transaction, code: LinkCode, reply: PostedReply): Promise<Visit | null>;
  /** Notes that the respondent is done, if the campaign is open and nothing that is required is missing. */
  complete(transaction: Transaction, code: LinkCode): Promise<Visit | null>;
}

/** Compiled questionnaires that are kept in memory. */
const keptQuestionnaires = 100;

export function createRespond(): Respond {
  const compiled = new Map<string, Compiled>();

  async function questionnaireOf(
    transaction: Transaction,
    workspaceId: string,
    { questionnaire_id: id, questionnaire_version: version }: InvitationRow,
  ): Promise<Compiled | null> {
    if (id === null || version === null) return null;
    const key = `${workspaceId} ${id} ${version}`;
    const known = compiled.get(key);
    if (known) return known;
    const definition = await readDefinition(transaction, workspaceId, id, version);
    if (!definition) return null;
    const made = compileQuestionnaire(definition);
    const oldest = compiled.size >= keptQuestionnaires ? compiled.keys().next().value : undefined;
    if (oldest !== undefined) compiled.delete(oldest);
    compiled.set(key, made);
    return made;
  }

  async function find(transaction: Transaction, code: LinkCode, options: { forSaving: boolean }) {
    const invitation = await readInvitation(transaction, code, options);
    const asked = invitation ? undefined : await readRequest(transaction, code, options);
    const row = invitation ?? asked;
    if (!row) return null;
    const ballot: Ballot = {
      ...code,
      campaignId: row.campaign_id,
      linkVersion: row.link_version,
      campaignRevision: row.campaign_revision,
      requestRevision: asked?.request.revision ?? null,
    };
    if (!isGenuine(row.link_key, ballot, code)) return null;
    const questionnaire = await questionnaireOf(transaction, code.workspaceId, row);
    if (!questionnaire || !asked)
      return questionnaire && { ballot, visit: visitOf(row, questionnaire, null) };
    return { ballot, visit: visitOf(row, forColleague(questionnaire, asked.request), asked.request) };
  }

  return {
    async visit(transaction, code) {
      return (await find(transaction, code, { forSaving: false }))?.visit ?? null;
    },

    async begin(transaction, code) {
      const found = await find(transaction, code, { forSaving: false });
      return found && { visit: found.visit, promise: await readPromise(transaction, found.ballot) };
    },

    async save(transaction, code, sent) {
      return settle(async () => {
        const found = await find(transaction, code, { forSaving: true });
        const page = found?.visit.compiled.pages.find(({ id }) => id === sent.page);
        if (!found || !page) return null;
        if (found.visit.standing !== "open") return found.visit;
        return saveOnce(transaction, found.ballot, found.visit, page, sent);
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
        return isStored ? { ...visit, completed: true } : "changed";
      });
    },
  };
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

/** The questionnaire as a colleague is asked it. It has the subject's name in it, so it is made each time. */
const forColleague = (
  { definition }: Compiled,
  { statements, subject, agrees_person }: RequestPart,
): Compiled =>
  compileQuestionnaire(
    colleaguesDefinition(definition, statements, { subject, agreesPerson: agrees_person }),
  );

/** Stores a reply with what follows of it: whoever stops leaves no answers, nor whoever takes a consent back what it was for. */
async function storeConsent(
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

function visitOf(row: InvitationRow, compiled: Compiled, asked: RequestPart | null): Visit {
  return {
    compiled,
    known: { name: row.name, organisation: row.organisation },
    timeZone: row.time_zone,
    language: row.language,
    pilot: row.pilot,
    standing: standingOf(row, asked),
    asked: asked && {
      subject: asked.subject,
      state: asked.state,
      aboutPerson: asked.about_person,
      agreesPerson: asked.agrees_person,
      agreesName: asked.agrees_name,
      operator: asked.operator,
      retentionMonths: asked.retention_months,
    },
    closes: row.closed_at ?? row.closes_at,
    completed: row.completed_at !== null,
    pages: new Map(Object.entries(row.pages ?? {})),
  };
}

function standingOf(
  { withdrawn, state, over, pilot }: InvitationRow,
  asked: RequestPart | null,
): Visit["standing"] {
  if (withdrawn) return "withdrawn";
  if (state === "closed" || over) return "closed";
  if (asked && asked.state !== "accepted") return "asked";
  return state === "open" || pilot ? "open" : "soon";
}

/** @returns "changed" where campaign, invitation or page changed since they were read: then nothing was stored */
async function saveOnce(
  transaction: Transaction,
  ballot: Ballot,
  visit: Visit,
  page: Page,
  { fields, revision, asked, language }: Sent,
): Promise<Saved | "changed"> {
  const stored = visit.pages.get(page.id);
  const before = stored?.answers ?? {};
  const questions = asked
    ? page.questions.filter(({ id }) => asked.includes(id))
    : visit.compiled.shownQuestions(page, answersOf(visit));
  const shown = languageAmong(visit.compiled.definition.languages, [language, visit.language]);
  const { given, problems } = readForm(visit.compiled, questions, fields, shown);
  const isOlder = (stored?.revision ?? 0) !== revision;
  const answers = mergeAnswers(before, given, isOlder);
  const isNew = !stored || !sameAnswers(before, answers);
  const now = isNew
    ? await storePage(transaction, ballot, { page: page.id, answers, seen: stored?.revision ?? 0 })
    : stored.revision;
  if (now === null) return "changed";
  const after = { ...visit, pages: new Map(visit.pages).set(page.id, { answers, revision: now }) };
  return {
    visit: after,
    page,
    wasOlder: isOlder && isNew,
    problems: [...problems, ...missingOn(after, page, answers, problems)],
  };
}

/** What a form says about questions: answers that can be kept, and why others can't. */
function readForm(
  compiled: Compiled,
  questions: readonly Question[],
  fields: Fields,
  language: string,
): { given: Given; problems: PageProblem[] } {
  const given = new Map<string, Answers[string] | null>();
  const problems: PageProblem[] = [];
  for (const question of questions) {
    const { answer, problems: unreadable } = readAnswer(question, fields, language);
    const refused = answer && compiled.checkAnswer(question, answer);
    if (unreadable.length > 0) problems.push(...unreadable);
    else if (refused) problems.push(refused);
    else given.set(question.id, answer);
  }
  return { given, problems };
}

/** What is required on a page and missing, but for questions whose answers have other problems. */
function missingOn(visit: Visit, page: Page, answers: Answers, found: readonly PageProblem[]): PageProblem[] {
  const wrong = new Set(found.map(({ question }) => question));
  return visit.compiled
    .checkPage(page, answersOf(visit), answers)
    .filter((problem) => isMissing(problem) && !wrong.has(problem.question));
}
