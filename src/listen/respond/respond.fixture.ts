import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { OpenWorkspace } from "../../application.fixture.ts";
import type { Answers } from "../questionnaires/answer.ts";
import type { Definition } from "../questionnaires/definition.ts";
import { respondentPath } from "./respondent-link.service.ts";

export interface Invited {
  campaignId: string;
  invitationId: string;
  /** "/a/…" */
  path: string;
}

export interface OpenCampaign {
  campaignId: string;
  /** Invites one more person and gives their link. */
  invite(options?: { name?: string; language?: string; pilot?: boolean }): Promise<Invited>;
}

interface Options {
  state?: "draft" | "opening" | "open";
  /** By language. */
  promise?: Record<string, string[]>;
  /** When it closes, from now on in milliseconds. */
  closesIn?: number;
}

/** A campaign with a published questionnaire, as opening makes it. */
export async function openCampaign(
  { workspaceId, transaction }: OpenWorkspace,
  definition: Definition,
  {
    state = "open",
    promise = { en: ["Who sees what is said here."] },
    closesIn = 7 * 86_400_000,
  }: Options = {},
): Promise<OpenCampaign> {
  const [campaignId, questionnaireId] = [randomUUID(), randomUUID()];
  const closesAt = new Date(Date.now() + closesIn);
  const isDraft = state === "draft";
  await transaction(async (tx) => {
    await sql`INSERT INTO listen.questionnaire (workspace_id, questionnaire_id, name, draft)
      VALUES (${workspaceId}, ${questionnaireId}, 'Test', ${JSON.stringify(definition)})`.execute(tx);
    await sql`INSERT INTO listen.questionnaire_version (workspace_id, questionnaire_id, version, definition, published_by)
      VALUES (${workspaceId}, ${questionnaireId}, 1, ${JSON.stringify(definition)}, 'Test')`.execute(tx);
    await sql`INSERT INTO listen.campaign (workspace_id, campaign_id, name, state, questionnaire_id, questionnaire_version,
        anonymity, audience, texts, promise, confidants, closes_at, opened_at)
      VALUES (${workspaceId}, ${campaignId}, 'Test', ${state}, ${questionnaireId}, 1, 'confidential', '{}', '{}',
        ${isDraft ? null : JSON.stringify(promise)}, ${isDraft ? null : []}, ${closesAt}, ${isDraft ? null : new Date()})`.execute(
      tx,
    );
  });
  return {
    campaignId,
    async invite({ name = "Paula Example", language = "en", pilot = false } = {}) {
      const [personId, invitationId] = [randomUUID(), randomUUID()];
      const linkKey = await transaction(async (tx) => {
        await sql`INSERT INTO people.person (workspace_id, person_id, name) VALUES (${workspaceId}, ${personId}, ${name})`.execute(
          tx,
        );
        await sql`INSERT INTO listen.invitation (workspace_id, campaign_id, invitation_id, person_id, pilot, name, language, department)
          VALUES (${workspaceId}, ${campaignId}, ${invitationId}, ${personId}, ${pilot}, ${name}, ${language}, '')`.execute(
          tx,
        );
        const { rows } = await sql<{ link_key: Buffer }>`
          SELECT link_key FROM people.workspace WHERE workspace_id = ${workspaceId}`.execute(tx);
        return rows[0]?.link_key ?? Buffer.alloc(0);
      });
      const path = respondentPath(linkKey, { workspaceId, campaignId, invitationId, linkVersion: 1 });
      return { campaignId, invitationId, path };
    },
  };
}

type Values = Readonly<Record<string, string | readonly string[]>>;

/** Somebody's browser at their pages: no scripts, no cookies. */
export interface Respondent {
  get(path?: string): Promise<Shown>;
  /** Sends the form that a page shows, as it was shown, with the fields changed. */
  send(page: string, values: Values, options?: { go?: string; from?: Shown; query?: string }): Promise<Shown>;
  post(path: string, body: string): Promise<Shown>;
}

/** What came back. */
interface Shown {
  status: number;
  headers: Headers;
  /** Where it leads, without the link's own part. */
  location: string | null;
  text: string;
}

export function respondent(origin: string, path: string): Respondent {
  const shown = async (answer: Response): Promise<Shown> => ({
    status: answer.status,
    headers: answer.headers,
    location: answer.headers.get("location")?.replace(path, "") ?? null,
    text: await answer.text(),
  });
  const get = async (rest = "") => shown(await fetch(origin + path + rest, { redirect: "manual" }));
  const post = async (rest: string, body: string) =>
    shown(
      await fetch(origin + path + rest, {
        method: "POST",
        redirect: "manual",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body,
      }),
    );
  return {
    get,
    post,
    async send(page, values, { go = "next", from, query = "" } = {}) {
      const before = from ?? (await get(`/pages/${page}${query}`));
      const form = new URLSearchParams([...hiddenFields(before), [".go", go]]);
      for (const [name, value] of Object.entries(values))
        for (const each of [value].flat()) form.append(name, each);
      return post(`/pages/${page}${query}`, form.toString());
    },
  };
}

/** What the page behind an invitation to an anonymous survey offers. */
export const offeredIn = (text: string): string =>
  /name="code" value="([0-9A-Z]{24})"/.exec(text)?.[1] ?? assert.fail(text);

/** Exchanges an invitation to an anonymous survey. @returns the ballot's path, and the code that the page has shown */
export async function exchange(origin: string, link: string): Promise<{ ballot: string; code: string }> {
  const invited = respondent(origin, link);
  const begin = await invited.get();
  assert.equal(begin.status, 200, begin.text);
  const code = offeredIn(begin.text);
  const answer = await invited.post("/exchange", `code=${code}`);
  assert.equal(answer.status, 303, answer.text);
  assert.equal(answer.headers.get("referrer-policy"), "no-referrer");
  return { ballot: ballotIn(answer.location), code };
}

/** The path of a ballot in the address of one of its pages. */
const ballotIn = (location: string | null): string =>
  /^\/b\/[\w-]{63}/.exec(location ?? "")?.[0] ?? assert.fail(`${location}`);

const hiddenFields = ({ text }: Shown): [string, string][] =>
  Array.from(
    text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g),
    ([, name = "", value = ""]) => [name, value],
  );

/** What is stored of a respondent: the ballot and the pages' answers, by page id. */
export async function storedOf({ transaction, workspaceId }: OpenWorkspace, { invitationId }: Invited) {
  return transaction(async (tx) => {
    const { rows: ballots } = await sql<{ completed_at: Date | null }>`
      SELECT completed_at FROM listen.ballot WHERE workspace_id = ${workspaceId} AND ballot_id = ${invitationId}`.execute(
      tx,
    );
    const { rows: pages } = await sql<{ page_id: string; answers: Answers; revision: number }>`
      SELECT page_id, answers, revision FROM listen.answer_page
      WHERE workspace_id = ${workspaceId} AND ballot_id = ${invitationId}`.execute(tx);
    return {
      ballots: ballots.length,
      completed: ballots.some(({ completed_at }) => completed_at !== null),
      pages: Object.fromEntries(pages.map(({ page_id, answers }) => [page_id, answers])),
      revisions: Object.fromEntries(pages.map(({ page_id, revision }) => [page_id, revision])),
    };
  });
}

/** A short questionnaire: a page with a required question, and one that only some see. */
export const shortQuestionnaire: Definition = {
  languages: ["en"],
  title: { en: "Your last trip" },
  pages: [
    {
      id: "trip",
      title: { en: "The trip" },
      questions: [
        {
          type: "single-choice",
          id: "late",
          text: { en: "Was it late?" },
          required: true,
          options: [
            { id: "yes", text: { en: "Yes" } },
            { id: "no", text: { en: "No" } },
          ],
        },
        { type: "number", id: "minutes", text: { en: "By how many minutes?" }, minimum: 0, maximum: 600 },
        { type: "long-text", id: "comment", text: { en: "What happened?" } },
      ],
    },
    {
      id: "delay",
      showIf: "late = yes",
      questions: [{ type: "short-text", id: "told", text: { en: "What were you told, {{name}}?" } }],
    },
    {
      id: "end",
      questions: [
        { type: "zero-to-ten", id: "again", text: { en: "Again?" }, low: { en: "no" }, high: { en: "yes" } },
      ],
    },
  ],
};
