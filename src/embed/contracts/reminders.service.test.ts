import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { until } from "#platform/database/database.fixture.ts";
import type { OpenWorkspace } from "../../application.fixture.ts";
import { checkInOwn } from "./check-in.service.ts";
import { openContracts, type Staff, workAt, written } from "./contract.fixture.ts";
import { beginContract, finishContract, saveContract, signContract } from "./contract.service.ts";
import { remindWhenDue, setReminders } from "./reminders.service.ts";

/** Monday; in Berlin the clocks were put forward on 28 March 2021. */
const signedAt = "2021-03-08T10:00:00Z";
const fridays = [
  "2021-03-12T08:00:00Z",
  "2021-03-19T08:00:00Z",
  "2021-03-26T08:00:00Z",
  "2021-04-02T07:00:00Z",
];

async function signedLongAgo(workspace: OpenWorkspace, { actor, name }: Staff): Promise<string> {
  return workAt(
    workspace,
    signedAt,
  )(async (work) => {
    const { id, revision } = await beginContract(work, actor);
    const saved = await saveContract(work, actor, id, { revision, clauses: written("2021-03-08") });
    await signContract(work, actor, id, { revision: saved, name });
    return id;
  });
}

/** What was written to somebody, by the week that is asked about. */
const mailsTo = ({ transaction, workspaceId }: OpenWorkspace, email: string) =>
  transaction((tx) =>
    tx
      .selectFrom("people.message")
      .select(["subject", "body", "unsubscribe", "private_to", "kind", "expires_at"])
      .where("workspace_id", "=", workspaceId)
      .where("recipient_email", "=", email)
      .orderBy("created_at")
      .execute(),
  );

const remind = (workspace: OpenWorkspace, id: string, now: string | undefined) =>
  workAt(workspace, now ?? "")((work) => remindWhenDue(work, id));

test("a mail goes each week, once, at nine where the organisation is", async () => {
  const workspace = await openContracts();
  const { anna } = workspace;
  const id = await signedLongAgo(workspace, anna);
  for (const friday of fridays) {
    await remind(workspace, id, new Date(Date.parse(friday) - 1000).toISOString());
    await remind(workspace, id, friday);
    await Promise.all(
      [1, 2].map(() => remind(workspace, id, new Date(Date.parse(friday) + 1000).toISOString())),
    );
  }
  const mails = await mailsTo(workspace, anna.email);
  assert.deepEqual(
    mails.map(({ body }) => /the week from (.*?) go/.exec(body)?.[1]),
    ["8 March 2021", "15 March 2021", "22 March 2021", "29 March 2021"],
  );
  const [first] = mails;
  assert.deepEqual([first?.kind, first?.private_to], ["personal", "recipient"]);
  const link = /https?:\S+/.exec(first?.body ?? "")?.[0] ?? "";
  assert.equal(first?.unsubscribe, `${link}/stop`);
  assert.equal(first?.expires_at?.toISOString(), "2021-03-19T08:00:00.000Z");
  assert.doesNotMatch(JSON.stringify(mails), /praise|ring back/);
});

test("after the server was away, one mail at most comes, and none about weeks long gone", async () => {
  const workspace = await openContracts();
  const { anna } = workspace;
  const id = await signedLongAgo(workspace, anna);
  await remind(workspace, id, "2021-04-07T12:00:00Z");
  assert.equal((await mailsTo(workspace, anna.email)).length, 0);
  await remind(workspace, id, "2021-04-10T12:00:00Z");
  await remind(workspace, id, "2021-04-10T13:00:00Z");
  assert.equal((await mailsTo(workspace, anna.email)).length, 1);
});

test("nobody is asked who has written the week down, pauses, has stopped, has left, or whose contract has ended", async () => {
  const workspace = await openContracts();
  const { anna, transaction, workspaceId } = workspace;
  const id = await signedLongAgo(workspace, anna);
  const count = async () => (await mailsTo(workspace, anna.email)).length;
  const set = (now: string, settings: { stopped: boolean; pauseWeeks: number }) =>
    workAt(workspace, now)((work) => setReminders(work, anna.actor, id, { weekday: 5, ...settings }));

  await workAt(
    workspace,
    "2021-03-11T10:00:00Z",
  )((work) =>
    checkInOwn(work, anna.actor, id, {
      week: "2021-03-08",
      marks: { g1: "kept" },
      note: "",
      learned: "",
      revision: 0,
    }),
  );
  await remind(workspace, id, fridays[0]);
  assert.equal(await count(), 0, "written down");

  await set("2021-03-15T10:00:00Z", { stopped: false, pauseWeeks: 1 });
  await remind(workspace, id, fridays[1]);
  assert.equal(await count(), 0, "paused");

  await transaction((tx) =>
    sql`UPDATE people.person SET left_at = now() WHERE workspace_id = ${workspaceId} AND person_id = ${anna.person}`.execute(
      tx,
    ),
  );
  await remind(workspace, id, fridays[2]);
  assert.equal(await count(), 0, "left");
  await transaction((tx) =>
    sql`UPDATE people.person SET left_at = NULL WHERE workspace_id = ${workspaceId} AND person_id = ${anna.person}`.execute(
      tx,
    ),
  );

  await set("2021-03-29T10:00:00Z", { stopped: true, pauseWeeks: 0 });
  await remind(workspace, id, fridays[3]);
  assert.equal(await count(), 0, "stopped");
  await set("2021-04-05T10:00:00Z", { stopped: false, pauseWeeks: 0 });
  await remind(workspace, id, "2021-04-09T07:00:00Z");
  assert.equal(await count(), 1, "again");

  await workAt(
    workspace,
    "2021-04-12T10:00:00Z",
  )((work) => finishContract(work, anna.actor, id, { as: "ended", word: "" }));
  await remind(workspace, id, "2021-04-16T07:00:00Z");
  assert.equal(await count(), 1, "ended");
});

test("another weekday holds from now on, and a week is never asked about twice", async () => {
  const workspace = await openContracts();
  const { anna } = workspace;
  const id = await signedLongAgo(workspace, anna);
  await remind(workspace, id, fridays[0]);
  await workAt(
    workspace,
    "2021-03-13T10:00:00Z",
  )((work) => setReminders(work, anna.actor, id, { weekday: 1, stopped: false, pauseWeeks: 0 }));
  await remind(workspace, id, "2021-03-15T08:00:00Z");
  assert.equal((await mailsTo(workspace, anna.email)).length, 1);
  await remind(workspace, id, "2021-03-22T08:00:00Z");
  assert.equal((await mailsTo(workspace, anna.email)).length, 2);
});

test("a look is planned for the next weekday, as long as the contract holds", async () => {
  const workspace = await openContracts();
  const { anna, transaction } = workspace;
  const id = await signedLongAgo(workspace, anna);
  const planned = () =>
    transaction(async (tx) => {
      const { rows } = await sql<{ at: Date }>`SELECT start_after AS at FROM pgboss.job
        WHERE name = 'remind-contract' AND singleton_key = ${id} AND state < 'completed'`.execute(tx);
      return rows.map(({ at }) => at.getTime());
    });
  // The look that signing planned is due long since; while it waits, another one isn't added, and while it runs it may plan one.
  await until("the first look is over", async () => (await planned()).length === 0);
  await workAt(
    workspace,
    "2121-03-10T10:00:00Z",
  )(async (work) => {
    await work.tx
      .updateTable("embed.contract")
      .set({ ends_on: "2121-03-20" })
      .where("workspace_id", "=", work.workspaceId)
      .where("contract_id", "=", id)
      .execute();
    await remindWhenDue(work, id);
  });
  assert.ok((await planned()).includes(Date.parse("2121-03-14T08:00:00Z")));
});
