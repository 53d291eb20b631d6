import { Agent, request } from "node:http";
import { join } from "node:path";
import { Pool } from "pg";
import { readQuestionnaire, serviceCommitmentFile } from "#listen/profile/questionnaire.import.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { definitionOfProfile } from "#listen/questionnaires/profile-definition.ts";
import { readAnswer } from "#listen/respond/form.ts";
import { startEmbeddedServer } from "#platform/database/embedded-server.ts";
import { startServer, stopServer } from "../test/server-run.ts";
import { type AnsweredCampaign, makeCampaign } from "./answered-campaign.ts";
import { ratios, spread } from "./spread.ts";
import { createTemporaryFolder } from "./temporary-folder.ts";

const respondents = 500;
const rounds = 5;
/** Respondents who send at the same moment, and connections of the baseline. */
const parallel = 16;

/**
 * Answers that respondents send page by page over HTTP to the whole application, each acknowledged when it is durable,
 * against the same rows inserted by `pg` in transactions of their own. Both use one embedded server.
 */
export async function run(print: (line: string) => void): Promise<void> {
  await using folder = await createTemporaryFolder();
  const { child, address } = await startServer(folder.path);
  try {
    await using embedded = await startEmbeddedServer({
      dataFolder: join(folder.path, "data"),
      log: () => {},
    });
    // Idle connections of the baseline end with the server.
    const pool = new Pool({ ...embedded.connection, max: parallel }).on("error", () => {});
    try {
      const definition = definitionOfProfile(await readQuestionnaire(serviceCommitmentFile));
      const forms = definition.pages.map((page) => ({ page: page.id, ...formOf(page) }));
      // A campaign as the server knows it some minutes after it opened.
      const makeKnown = async () => {
        const campaign = await makeCampaign(pool, definition, respondents);
        await pool.query("ANALYZE people.person, listen.invitation, listen.campaign");
        return campaign;
      };
      const [served, raw]: [number[], number[]] = [[], []];
      for (let round = 0; round < rounds; round++) {
        served.push(
          await perSecond(await makeKnown(), forms, (campaign, form, person) =>
            send(`${address}${campaign.paths[person]}/pages/${form.page}`, form.body),
          ),
        );
        raw.push(
          await perSecond(await makeKnown(), forms, (campaign, form, person) =>
            insert(pool, campaign, campaign.invitations[person] ?? "", form),
          ),
        );
      }
      const [path = ""] = (await makeCampaign(pool, definition, 1)).paths;
      print(
        `${respondents * forms.length} pages of 16 ratings by ${respondents} people, ${parallel} at once; ${rounds} rounds; pages a second`,
      );
      print(`sent as forms, checked, stored, acknowledged: ${spread(served, 0)}`);
      print(`the same rows inserted by pg:                 ${spread(raw, 0)}`);
      print(`ratio, ours / pg:                             ${spread(ratios(served, raw), 2)}`);
      print(await weights(address, path));
    } finally {
      await pool.end();
    }
  } finally {
    await stopServer(child);
  }
}

interface Form {
  page: string;
  /** As a browser sends it. */
  body: string;
  /** As it is stored. */
  answers: string;
}

function formOf(page: Definition["pages"][number]): Omit<Form, "page"> {
  const fields = page.questions.flatMap((question) =>
    question.type === "paired-rating"
      ? question.rows.flatMap((row, index) =>
          question.perspectives.map(({ id }): [string, string] => [
            `${question.id}:${row.id}:${id}`,
            String(index % 4),
          ]),
        )
      : [],
  );
  const form = new Map(fields.map(([name, value]) => [name, [value]]));
  const answers = page.questions.map((question) => [question.id, readAnswer(question, form, "en").answer]);
  const asked = page.questions.map(({ id }) => id).join(" ");
  return {
    body: new URLSearchParams([[".revision", "0"], [".asked", asked], [".go", "next"], ...fields]).toString(),
    answers: JSON.stringify(Object.fromEntries(answers)),
  };
}

/** Everybody's pages, one after the other for each person. */
async function perSecond(
  campaign: AnsweredCampaign,
  forms: readonly Form[],
  save: (campaign: AnsweredCampaign, form: Form, person: number) => Promise<void>,
): Promise<number> {
  const started = performance.now();
  let next = 0;
  const work = async () => {
    for (let person = next++; person < respondents; person = next++)
      for (const form of forms) await save(campaign, form, person);
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return (respondents * forms.length * 1000) / (performance.now() - started);
}

const agent = new Agent({ keepAlive: true, maxSockets: parallel });

function send(address: string, body: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": Buffer.byteLength(body),
  };
  request(address, { method: "POST", agent, headers }, (answer) => {
    answer.resume().once("end", () => {
      if (answer.statusCode === 303) resolve();
      else reject(new Error(`a page was answered with ${answer.statusCode}`));
    });
  })
    .once("error", reject)
    .end(body);
  return promise;
}

async function insert(
  pool: Pool,
  { workspaceId, campaignId }: AnsweredCampaign,
  ballot: string,
  { page, answers }: Form,
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(
      `INSERT INTO listen.ballot (workspace_id, campaign_id, ballot_id) VALUES ($1, $2, $3)
        ON CONFLICT (workspace_id, campaign_id, ballot_id) DO UPDATE SET changed_at = now()`,
      [workspaceId, campaignId, ballot],
    );
    await client.query(
      `INSERT INTO listen.answer_page (workspace_id, campaign_id, ballot_id, page_id, answers) VALUES ($1, $2, $3, $4, $5)`,
      [workspaceId, campaignId, ballot, page, answers],
    );
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

/** The bytes of a page of the profile and of what it loads. */
async function weights(address: string, path: string): Promise<string> {
  const text = await (await fetch(`${address}${path}/pages/SL`)).text();
  const files = Array.from(text.matchAll(/"(\/assets-respond\/[^"]+)"/g), ([, file]) => file);
  const sizes = await Promise.all(
    files.map(async (file) => (await (await fetch(address + file)).arrayBuffer()).byteLength),
  );
  const loaded = sizes.reduce((sum, size) => sum + size, 0);
  return `a page of eight statements: ${Buffer.byteLength(text)} bytes, and ${loaded} of style and script for all pages`;
}
