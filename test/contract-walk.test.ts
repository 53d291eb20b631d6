import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { type TestContext, test } from "node:test";
import { type Client, programOf, testApplication } from "../src/application.fixture.ts";
import { openCampaigns } from "../src/listen/campaigns/campaign.fixture.ts";
import { type Permission, permissionsOf, roles } from "../src/people/access/actor.ts";
import { scopeNames, scopesWith } from "../src/people/integrations/scopes.ts";
import { makeToken } from "../src/people/integrations/tokens.contract.ts";
import { boundOperations } from "../src/platform/http/context.ts";
import type { Operation } from "../src/platform/http/contract.ts";
import { operationExamples, routeExamples } from "./contract-walk.examples.ts";
import { everyRole, nameOf, permitted, type World } from "./contract-walk.ts";

/** What somebody got: a status, the error's code, and all text that could tell something. */
interface Outcome {
  status: number;
  code: string | null;
  text: string;
}

type Try = (client: Client) => Promise<Outcome>;

const calling =
  (asked: Operation, input: object): Try =>
  (client) =>
    client(asked, input).then(
      (answer) => ({ status: 200, code: null, text: JSON.stringify(answer) ?? "" }),
      ({ status = 0, code, message }) => ({ status, code, text: `${code}: ${message}` }),
    );

const fetching =
  (path: string, init?: RequestInit): Try =>
  async (client) => {
    const answer = await client.fetch(path, init);
    const text = await answer.text();
    const code = answer.ok ? null : /"code":"([^"]+)"/.exec(text)?.[1];
    return { status: answer.status, code: code ?? null, text };
  };

const isUuid = (value: unknown): value is string =>
  typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

/**
 * One's own input with one id at a time from another's, which is made alike; the workspace stays one's own.
 *
 * @param stays the id of one's own workspace
 */
function swaps<Value>(own: Value, others: unknown, stays: string): Value[] {
  if (isUuid(own)) return isUuid(others) && own !== stays ? [others as Value] : [];
  if (typeof own !== "object" || own === null) return [];
  return Object.entries(own).flatMap(([key, value]) =>
    swaps(value, Reflect.get(Object(others), key), stays).map((swapped) =>
      Array.isArray(own) ? (own.with(Number(key), swapped) as Value) : { ...own, [key]: swapped },
    ),
  );
}

/** Stands in every name of the attacked workspace. */
const marker = `Attacked ${randomUUID()}`;

/** A program that may do all that programs can be allowed in a workspace. */
async function program({ director, workspaceId, origin }: World): Promise<Client> {
  const params = { workspace: workspaceId };
  const { secret } = await director(makeToken, { params, body: { name: "Program", scopes: scopeNames } });
  return programOf(origin, secret);
}

async function openWorlds() {
  const world = await openCampaigns({ name: `${marker} programme`, organisation: `${marker} railway` });
  const other = await openCampaigns({ name: "Attackers' programme" });
  const staffAddress = `${randomUUID()}@example.org`;
  await world.transaction((tx) =>
    tx
      .insertInto("people.person")
      .values({ workspace_id: world.workspaceId, person_id: randomUUID(), name: marker, email: staffAddress })
      .execute(),
  );
  const byRole = await everyRole(world, roles);
  const programs = { own: await program(world), other: await program(other) };
  return { world, other, staff: await world.staff(staffAddress), byRole, programs };
}

let opened: ReturnType<typeof openWorlds> | undefined;
const worlds = () => {
  opened ??= openWorlds();
  return opened;
};

/** Who must be refused, and how. */
async function refusals(permission: Permission, inWorkspace: boolean) {
  const { world, other, staff, byRole, programs } = await worlds();
  if (permission === "public") return [];
  const nobody = { who: "nobody who is signed in", client: world.anonymous, status: 401 };
  const noPerson = { who: "a program", client: programs.own, status: 403 };
  if (!inWorkspace) return [nobody, noPerson];
  const lacking = permission === "member" || permission === "user" ? [] : [["staff", staff] as const];
  if (lacking.length > 0)
    for (const [role, client] of byRole)
      if (!permissionsOf([role]).has(permission as never)) lacking.push([role, client] as never);
  return [
    nobody,
    { who: "a stranger", client: world.stranger, status: 403 },
    { who: "another programme's director", client: other.director, status: 403 },
    { who: "another programme's consultant", client: other.consultant, status: 403 },
    { who: "another programme's program", client: programs.other, status: 403 },
    ...(scopesWith(permission).length === 0 ? [noPerson] : []),
    ...lacking.map(([who, client]) => ({ who, client, status: 403 })),
  ];
}

interface Walk {
  permission: Permission;
  inWorkspace: boolean;
  as?: "director" | "consultant";
  refused?: string | number | undefined;
  foreignIds?: string | undefined;
  attempt: Try;
  /** The same in the other workspace, each with another of the first one's ids. */
  foreign: Try[];
}

/** How much people have done in a workspace; the server's own work goes on besides. */
async function deeds({ transaction, workspaceId }: World): Promise<number> {
  const { count } = await transaction((tx) =>
    tx
      .selectFrom("people.audit_entry")
      .select((select) => select.fn.countAll<number>().as("count"))
      .where("workspace_id", "=", workspaceId)
      .where("actor_id", "is not", null)
      .executeTakeFirstOrThrow(),
  );
  return count;
}

async function walk({
  permission,
  inWorkspace,
  attempt,
  foreign,
  foreignIds,
  refused,
  as,
}: Walk): Promise<void> {
  const { world, other } = await worlds();
  const expectation = as === undefined ? {} : { as };
  const before = await deeds(world);
  for (const { who, client, status } of await refusals(permission, inWorkspace)) {
    const outcome = await attempt(client);
    assert.equal(outcome.status, status, `${who} got ${outcome.status} ${outcome.text}`);
    assert.ok(!outcome.text.includes(marker), `${who} learns something: ${outcome.text}`);
  }
  for (const each of foreign) {
    const outcome = await each(permitted(other, expectation));
    const what = `With another workspace's ids: ${outcome.status} ${outcome.text}`;
    assert.ok(!outcome.text.includes(marker), what);
    if (foreignIds) assert.equal(outcome.status, 200, `${what}; yet the example says: ${foreignIds}`);
    else assert.ok([404, 422].includes(outcome.status), what);
  }
  assert.deepEqual(await deeds(world), before, "somebody without permission did something");
  const valid = await attempt(permission === "public" ? world.anonymous : permitted(world, expectation));
  if (refused)
    assert.equal(
      typeof refused === "number" ? valid.status : valid.code,
      refused,
      `Who may got ${valid.status} ${valid.text}`,
    );
  else assert.ok(valid.status >= 200 && valid.status < 300, `Who may got ${valid.status} ${valid.text}`);
}

async function walkOperation(t: TestContext, asked: Operation): Promise<void> {
  await t.test(nameOf(asked), async () => {
    const found = operationExamples.find((each) => each.asked === asked);
    assert.ok(
      found,
      `Nobody tries this operation with other workspaces' ids, other roles and no session. Add to the examples of its floor in test/contract-walk.*.ts: example(${asked.summary.replace(/\W+/g, "-").toLowerCase()}, async (world) => ({ ${asked.params ? "params: { workspace: world.workspaceId, … }" : ""} … })), with ids of resources that it makes in that world.`,
    );
    const { world, other } = await worlds();
    const input = await found.input(world);
    const others = asked.permission === "public" ? {} : await found.input(other);
    await walk({
      ...found,
      permission: asked.permission as Permission,
      inWorkspace: asked.path.includes("/:workspace"),
      attempt: calling(asked, input),
      foreign: swaps(others, input, other.workspaceId).map((each) => calling(asked, each)),
    });
  });
}

test("every operation refuses who may not, and gives nothing of another workspace", async (t) => {
  const { server } = await testApplication();
  const operations = boundOperations(server.app);
  assert.ok(operations.length >= 25, `${operations.length} operations`);
  const gone = operationExamples.filter(({ asked }) => !operations.includes(asked));
  assert.deepEqual(
    gone.map(({ asked }) => nameOf(asked)),
    [],
    "examples of operations that nobody serves",
  );
  for (const asked of operations) await walkOperation(t, asked);
});

/** Operations that change something and yet ask for reading only, with the reason. */
const changesByReaders = new Map([
  [
    "POST /api/workspaces/:workspace/campaigns/:campaign/answer-exports",
    "confidants take answers along; it changes nothing but the log",
  ],
  [
    "POST /api/workspaces/:workspace/campaign-audiences/preview",
    "counts an audience, which is too long for an address",
  ],
  [
    "POST /api/workspaces/:workspace/campaign-audiences/waiting",
    "counts an audience, which is too long for an address",
  ],
  [
    "POST /api/workspaces/:workspace/campaigns/:campaign/top-ups/room",
    "counts a group, whose names don't belong into addresses that are logged",
  ],
  [
    "POST /api/workspaces/:workspace/outbox/:message/send",
    "whoever sees the outbox may send what waits in it",
  ],
  [
    "POST /api/workspaces/:workspace/outbox/:message/cancel",
    "whoever sees the outbox may cancel what waits in it",
  ],
  ["POST /api/workspaces/:workspace/outbox/send", "whoever sees the outbox may send what waits in it"],
  [
    "PATCH /api/workspaces/:workspace/follow-ups/:followUp",
    "whoever was given a follow-up says how far it is, whatever their role",
  ],
  [
    "POST /api/workspaces/:workspace/campaigns/:campaign/raw-answers/:invitation",
    "reads one respondent's answers, which is written down in confidential campaigns",
  ],
  ["PUT /api/workspaces/:workspace/my/report-delivery", "everybody chooses how their own reports come"],
]);

test("no operation asks for less than its place and its method need", async () => {
  const { server } = await testApplication();
  for (const asked of boundOperations(server.app)) {
    const [name, { permission }] = [nameOf(asked), asked];
    const open = permission === "public" || permission === "user";
    assert.equal(open, !asked.path.includes("/:workspace"), `${name} asks for ${permission}`);
    if (open || asked.method === "GET" || !/^member$|\.read$/.test(permission)) continue;
    // What belongs to whoever asks: each use case looks for the actor's own.
    if (permission === "member" && asked.path.includes("/:workspace/my/")) continue;
    assert.ok(
      changesByReaders.has(name),
      `${name} asks for ${permission} only. Ask for a permission to change something, or give the reason in changesByReaders.`,
    );
  }
});

test("so does every other route", async (t) => {
  const { server, routes } = await testApplication();
  const operations = new Set(boundOperations(server.app).map(nameOf));
  const others = routes.filter(
    (name) => !operations.has(name) && !/^(HEAD|OPTIONS) |^GET \/assets-/.test(name),
  );
  assert.deepEqual(
    routeExamples.filter(({ route }) => !others.includes(route)),
    [],
    "examples of no route",
  );
  for (const name of others)
    await t.test(name, async () => {
      const found = routeExamples.find(({ route }) => route === name);
      assert.ok(
        found,
        `Nobody tries this route with other workspaces' ids, other roles and no session. Add it in test/contract-walk.*.ts: route("${name}", its permission, async (world) => its address).`,
      );
      const { world, other } = await worlds();
      const { path, init } = await found.request(world);
      const others = (await found.request(other)).path.split("/");
      await walk({
        ...found,
        inWorkspace: name.includes("/:workspace"),
        attempt: fetching(path, init),
        foreign: swaps(others, path.split("/"), other.workspaceId).map((each) =>
          fetching(each.join("/"), init),
        ),
      });
    });
});
