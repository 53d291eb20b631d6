import { randomUUID } from "node:crypto";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Definition, Option, Question } from "#listen/questionnaires/definition.ts";
import { participantsOf } from "#listen/responses/responses.service.ts";
import { campaignSurvey } from "#understand/campaign-surveys/campaign-surveys.service.ts";
import { release } from "#understand/results/results.service.ts";
import { answer, costOf, peakMemory } from "./child.ts";
import { type Quantiles, requests, serveProgramme } from "./served-programme.ts";

type Page = "the least" | "unfiltered" | "one filter";

export interface SurveyPageCosts {
  items: number;
  groups: number;
  kilobytes: number;
  requests: number;
  /** Its longest stretch in which nothing else had its turn is in milliseconds. */
  release: { seconds: number; cpuSeconds: number; megabytes: number; blocked: number };
  /** Seconds to read everybody's answers and do nothing with them. */
  reading: number;
  /** Milliseconds. */
  pages: Record<Page, Quantiles>;
}

const people = Number(process.argv[2]);
const campaignId = randomUUID();

await using stack = new AsyncDisposableStack();
const { database, workspaceId, signIn } = await serveProgramme(stack);

await putAnswers();

const { signal } = new AbortController();
const readingFrom = performance.now();
await database.transaction(workspaceId, async (tx) => {
  for await (const _ of participantsOf(tx, workspaceId, campaignId, signal));
});
const reading = (performance.now() - readingFrom) / 1000;
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const releaseCost = await costOf(() =>
  database.transaction(workspaceId, (tx) => release(tx, workspaceId, campaignId, undefined, signal)),
);
delay.disable();
const blocked = delay.max / 1e6;
const megabytes = peakMemory();
const { survey } = await database.transaction(workspaceId, (tx) =>
  campaignSurvey(tx, workspaceId, campaignId),
);
const shown = survey.breakdowns.flatMap(({ id, groups }) =>
  groups.flatMap(({ value, suppressed }) => (suppressed ? [] : [{ breakdown: id, value }])),
);

const measured = await signIn();
const here = `/api/workspaces/${workspaceId}/campaign-surveys/${campaignId}`;
answer({
  items: survey.overall.items.length,
  groups: shown.length,
  kilobytes: Math.round(JSON.stringify(survey).length / 1024),
  requests,
  release: { ...releaseCost, megabytes, blocked },
  reading,
  pages: {
    "the least": await measured(() => "/api/session"),
    unfiltered: await measured(() => here),
    "one filter": await measured(
      (index) => `${here}/group?${new URLSearchParams(shown[index % shown.length])}`,
    ),
  },
} satisfies SurveyPageCosts);

function asked(): Definition {
  const said = (text: string) => ({ en: text });
  const options = (count: number, name: string): Option[] =>
    Array.from({ length: count }, (_, at) => ({ id: `${name}${at + 1}`, text: said(`${name} ${at + 1}`) }));
  const scale = Array.from({ length: 5 }, (_, at) => ({ id: String(at + 1), text: said(String(at + 1)) }));
  const questions: Question[] = [
    {
      id: "overall",
      type: "rating",
      text: said("All in all"),
      minimum: 1,
      maximum: 5,
      anchors: [said("poor"), said("excellent")],
      meaning: "satisfaction",
    },
    {
      id: "again",
      type: "zero-to-ten",
      text: said("Recommend?"),
      low: said("no"),
      high: said("yes"),
      meaning: "recommend",
    },
    {
      id: "parts",
      type: "matrix",
      text: said("How are we at"),
      rows: options(20, "part"),
      columns: scale,
      meaning: "performance",
    },
    {
      id: "firms",
      type: "matrix",
      text: said("Who"),
      rows: [{ id: "us", text: said("us") }, ...options(3, "firm")],
      columns: scale,
      meaning: "providers",
    },
    { id: "plan", type: "single-choice", text: said("Will you stay?"), options: options(4, "plan") },
    { id: "used", type: "multiple-choice", text: said("What do you use?"), options: options(3, "use") },
  ];
  return { languages: ["en"], title: said("Relationship"), pages: [{ id: "one", questions }] };
}

/** Puts a closed campaign with its answers into the database, made there. */
async function putAnswers(): Promise<void> {
  const { owner } = database;
  const definition = JSON.stringify(asked());
  const questionnaireId = randomUUID();
  const ids = [workspaceId, questionnaireId, definition];
  await owner.query(
    "INSERT INTO listen.questionnaire (workspace_id, questionnaire_id, name, draft) VALUES ($1, $2, 'b', $3)",
    ids,
  );
  await owner.query(
    `INSERT INTO listen.questionnaire_version (workspace_id, questionnaire_id, version, definition, published_by)
     VALUES ($1, $2, 1, $3, 'b')`,
    ids,
  );
  await owner.query(
    `INSERT INTO listen.campaign (workspace_id, campaign_id, name, state, questionnaire_id, questionnaire_version, anonymity,
       audience, texts, promise, confidants, opened_at, closes_at, closed_at, breakdowns)
     VALUES ($1, $2, 'b', 'closed', $3, 1, 'confidential', '{"of": "customers"}', '{}', '{}', '{}', now(), now(), now(),
       '["segment", "region", "role", "attribute:Size", "account-manager"]')`,
    [workspaceId, campaignId, questionnaireId],
  );
  const batch = 50_000;
  for (let from = 0; from < people; from += batch) await putBatch(from, Math.min(batch, people - from));
  await owner.query("ANALYZE");
}

async function putBatch(from: number, count: number): Promise<void> {
  const { owner } = database;
  const numbered = "lpad(to_hex(n), 32, '0')::uuid AS id";
  const range = [workspaceId, from + 1, from + count];
  await owner.query(
    `INSERT INTO people.customer (workspace_id, customer_id, name)
     SELECT $1, id, 'b' FROM (SELECT ${numbered} FROM generate_series($2::int, $3::int) AS n) AS made`,
    range,
  );
  const some = (values: readonly string[]) =>
    `(array[${values.map((value) => `'${value}'`).join(",")}])[1 + floor(random() ^ 2 * ${values.length})::int]`;
  const managers = Array.from(
    { length: 40 },
    (_, at) => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`,
  );
  await owner.query(
    `INSERT INTO listen.invitation (workspace_id, campaign_id, invitation_id, customer_id, name, language, department, groups)
     SELECT $1, $4, id, id, 'b', 'en', '', jsonb_build_object(
       'segment', ${some(["Gold", "Silver", "Bronze"])}, 'region', ${some(["North", "South", "East", "West"])},
       'role', ${some(["Buyer", "User", "Decision maker"])}, 'attribute:Size', ${some(["small", "medium", "large"])},
       'account-manager', ${some(managers)})
     FROM (SELECT ${numbered} FROM generate_series($2::int, $3::int) AS n) AS made`,
    [...range, campaignId],
  );
  await owner.query(
    `INSERT INTO listen.ballot (workspace_id, campaign_id, ballot_id, completed_at)
     SELECT $1, $4, id, now() FROM (SELECT ${numbered} FROM generate_series($2::int, $3::int) AS n) AS made`,
    [...range, campaignId],
  );
  const rated = (low: number, high: number) =>
    `least(${high}, greatest(${low}, round(${(low + high) / 2} + mood + (random() - 0.5) * ${high - low})))::int`;
  const rows = (names: readonly string[]) =>
    `jsonb_build_object('rows', jsonb_build_object(${names.map((name) => `'${name}', (${rated(1, 5)})::text`).join(",")}))`;
  const parts = Array.from({ length: 20 }, (_, at) => `part${at + 1}`);
  await owner.query(
    `INSERT INTO listen.answer_page (workspace_id, campaign_id, ballot_id, page_id, answers)
     SELECT $1, $4, id, 'one', jsonb_build_object(
       'overall', jsonb_build_object('rating', ${rated(1, 5)}), 'again', jsonb_build_object('rating', ${rated(0, 10)}),
       'parts', ${rows(parts)}, 'firms', ${rows(["us", "firm1", "firm2", "firm3"])},
       'plan', jsonb_build_object('choice', 'plan' || (1 + floor(random() * 4)::int)),
       'used', jsonb_build_object('choices', jsonb_build_array('use' || (1 + floor(random() * 3)::int))))
     FROM (SELECT ${numbered}, random() * 2 - 1 AS mood FROM generate_series($2::int, $3::int) AS n) AS made`,
    [...range, campaignId],
  );
}
