import { randomUUID } from "node:crypto";
import { emptySheet } from "#listen/profile/answers.ts";
import { readQuestionnaire, serviceCommitmentFile } from "#listen/profile/questionnaire.import.ts";
import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import { statementsOf } from "#listen/profile/questionnaire.ts";
import { definitionOfProfile } from "#listen/questionnaires/profile-definition.ts";
import { insertRelease } from "#listen/responses/responses.service.ts";
import { seededRandom } from "#stats/random.ts";
import { observe } from "#understand/measures/observe.service.ts";
import type { OrganisationResults } from "#understand/profile/organisation-results.ts";
import { profileResults } from "#understand/profile/profile-results.ts";
import { scorePerson } from "#understand/profile/scoring.ts";
import { putCampaign } from "#understand/results/campaign.fixture.ts";
import { answer } from "./child.ts";
import { generateOrganisation } from "./generated-organisation.ts";
import { type Quantiles, requests, serveProgramme } from "./served-programme.ts";

export interface PageCosts {
  units: number;
  observations: number;
  requests: number;
  /** Seconds to write down a release's observations, and to insert the same rows and nothing else. */
  observing: number;
  raw: number;
  /** Milliseconds, by what is asked. */
  pages: Record<string, Quantiles>;
}

const people = Number(process.argv[2]);
const releases = 4;

await using stack = new AsyncDisposableStack();
const { database, workspaceId, signIn } = await serveProgramme(stack);

const profile = await readQuestionnaire(serviceCommitmentFile);
const results = resultsOf(profile);
const { campaigns, observing } = await releaseAll();
const measured = await signIn();
const newest = campaigns.at(-1) ?? "";
const paths = results.units.map(({ path }) => path);
const { measure_id: measure } = await database.transaction(workspaceId, (tx) =>
  tx.selectFrom("understand.measure").select("measure_id").limit(1).executeTakeFirstOrThrow(),
);

const here = `/api/workspaces/${workspaceId}`;
const read = (part: string, query: Record<string, string> = {}) =>
  `${here}/campaigns/${newest}/results/${part}?${new URLSearchParams(query)}`;
const unit = (index: number) => paths[(index * 37) % paths.length] ?? "";
const [competency] = profile.competencies;
const asked: Record<string, (index: number) => string> = {
  "the least": () => "/api/session",
  "overview, organisation": () => read("overview"),
  "overview, a unit": (index) => read("overview", { unit: unit(index) }),
  "heatmap, directly below": () => read("heatmap", { what: "gap" }),
  "heatmap, all, by structure": (index) =>
    read("heatmap", { depth: "all", limit: "100", offset: String(index * 15) }),
  "heatmap, all, by largest gap": (index) =>
    read("heatmap", { depth: "all", sort: "largest-gap", limit: "100", offset: String(index * 15) }),
  "heatmap, all, by lowest": () => read("heatmap", { depth: "all", sort: "lowest", what: "organisation" }),
  "heatmap, search": (index) => read("heatmap", { depth: "all", search: `team ${index % 10}` }),
  statements: () => read(`statements/${competency?.code}`),
  trust: () => read("trust"),
  questions: () => read("questions"),
  measures: () => `${here}/measures`,
  "a measure": (index) => `${here}/measures/${measure}?offset=${index * 15}&limit=100`,
  "a measure in a unit": (index) =>
    `${here}/measures/${measure}?${new URLSearchParams({ unit: unit(index) })}`,
};

const pages: PageCosts["pages"] = {};
for (const [name, path] of Object.entries(asked)) pages[name] = await measured(path);
answer({
  units: paths.length,
  observations: await observations(),
  requests,
  observing,
  raw: await insertAgain(),
  pages,
} satisfies PageCosts);

function resultsOf(questionnaire: Questionnaire): OrganisationResults {
  const staff = generateOrganisation(people, questionnaire, seededRandom(7));
  const sheets = new Map(staff.map(({ id, sheet }) => [id, sheet]));
  const unanswered = emptySheet(statementsOf(questionnaire).length);
  return profileResults(
    questionnaire,
    staff,
    (id) => scorePerson(questionnaire, id, sheets.get(id) ?? unanswered),
    5,
  );
}

/** Stores the results as releases of campaigns; seconds that the last one's observations took. */
async function releaseAll() {
  const definition = definitionOfProfile(profile);
  const made: string[] = [];
  let seconds = 0;
  let questionnaireId: string | undefined;
  for (let number = 1; number <= releases; number++) {
    const closedAt = new Date(Date.UTC(2026, number, 1));
    await database.transaction(workspaceId, async (tx) => {
      const plan = { definition, profile, closedAt, ...(questionnaireId && { questionnaireId }) };
      const campaign = await putCampaign(tx, workspaceId, plan, []);
      questionnaireId = campaign.questionnaireId;
      const { campaignId } = campaign;
      made.push(campaignId);
      const releaseId = randomUUID();
      const released = { invited: people, profile: results, questions: [] };
      await insertRelease(
        tx,
        { workspaceId, campaignId, releaseId, kind: "close", hasFigures: true },
        released,
      );
      const started = performance.now();
      const one = { releaseId, campaignId, questionnaireId, releasedAt: closedAt };
      await observe(tx, workspaceId, one, profile, results);
      seconds = (performance.now() - started) / 1000;
    });
  }
  await database.owner.query("ANALYZE");
  return { campaigns: made, observing: seconds };
}

async function observations(): Promise<number> {
  const { rows } = await database.owner.query<{ n: number }>(
    "SELECT count(*) / $1 AS n FROM understand.observation",
    [releases],
  );
  return Number(rows[0]?.n);
}

/** Inserts one release's observations into a table like theirs, a thousand a statement; seconds. */
async function insertAgain(): Promise<number> {
  await database.owner.query("CREATE TABLE public.copied (LIKE understand.observation INCLUDING ALL)");
  const { rows } = await database.owner.query<Record<string, unknown>>(
    "SELECT * FROM understand.observation WHERE release_id = (SELECT max(release_id::text)::uuid FROM understand.observed_release)",
  );
  const columns = Object.keys(rows[0] ?? {});
  const started = performance.now();
  await database.owner.query("BEGIN");
  for (let from = 0; from < rows.length; from += 1000) {
    const batch = rows.slice(from, from + 1000);
    const places = batch.map(
      (_, row) => `(${columns.map((_column, column) => `$${row * columns.length + column + 1}`).join(",")})`,
    );
    await database.owner.query(
      `INSERT INTO public.copied (${columns.join(",")}) VALUES ${places.join(",")}`,
      batch.flatMap((row) => columns.map((column) => row[column])),
    );
  }
  await database.owner.query("COMMIT");
  return (performance.now() - started) / 1000;
}
