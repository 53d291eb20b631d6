import assert from "node:assert/strict";
import { test } from "node:test";
import { clientOf, openWorkspace, startApplication } from "../../application.fixture.ts";
import { readSession } from "../access/session.contract.ts";
import { listAudit, verifyAudit } from "../audit/audit.contract.ts";
import { listMembers } from "../members/members.contract.ts";
import { readFirstRun, setUp } from "./first-run.contract.ts";
import {
  changeWorkspace,
  createWorkspace,
  readWorkspace,
  type WorkspaceSettings,
} from "./workspace.contract.ts";

const settings: WorkspaceSettings = {
  name: "Better service",
  organisation: "Hill Railway",
  operator: "Hill Railway, IT",
  language: "en",
  timeZone: "Europe/Zurich",
};
const director = { name: "Dora Director", email: "Dora@Example.org", password: "marmalade-otter-7" };

test("the first run: one of several wins, and its director is signed in", async () => {
  await using application = await startApplication();
  const visitor = () => clientOf(application.origin);
  assert.deepEqual(await visitor()(readFirstRun), { fresh: true });
  assert.equal((await visitor()(readSession)).fresh, true);
  const weak = { ...director, password: "HillRailway1" };
  await assert.rejects(
    visitor()(setUp, { body: { director: weak, workspace: settings, withoutConsultant: false } }),
    {
      code: "account.weak-password",
      fields: [
        { in: "body", pointer: "/director/password", detail: "is your name, address or organisation" },
      ],
    },
  );
  const nowhere = { ...settings, timeZone: "Mars/Olympus" };
  await assert.rejects(
    visitor()(setUp, { body: { director, workspace: nowhere, withoutConsultant: false } }),
    {
      code: "workspace.time-zone",
    },
  );
  assert.deepEqual(await visitor()(readFirstRun), { fresh: true }, "a refused attempt leaves nothing");

  const browsers = Array.from({ length: 5 }, visitor);
  const attempts = await Promise.allSettled(
    browsers.map((browser, at) =>
      browser(setUp, {
        body: {
          director: { ...director, email: `dora${at}@example.org` },
          workspace: settings,
          withoutConsultant: true,
        },
      }),
    ),
  );
  const won = attempts.findIndex(({ status }) => status === "fulfilled");
  assert.equal(attempts.filter(({ status }) => status === "fulfilled").length, 1);
  for (const attempt of attempts)
    if (attempt.status === "rejected") assert.equal(attempt.reason.code, "first-run.done");
  const { owner } = application.database;
  for (const table of ['auth."user"', "people.workspace", "people.membership"])
    assert.equal((await owner.query(`SELECT count(*) AS n FROM ${table}`)).rows[0].n, 1, table);

  const { user, workspaces, fresh } = (await browsers[won]?.(readSession)) ?? { workspaces: [] };
  assert.deepEqual([user?.email, user?.way], [`dora${won}@example.org`, "password"]);
  assert.equal(user?.emailVerified, false, "nobody has shown that this address is theirs");
  assert.deepEqual(workspaces[0]?.roles, ["director", "consultant"]);
  assert.equal(fresh, false);
  assert.deepEqual(await visitor()(readFirstRun), { fresh: false });
  await assert.rejects(
    visitor()(setUp, { body: { director, workspace: settings, withoutConsultant: false } }),
    {
      code: "first-run.done",
    },
  );
});

test("settings are read by members, changed by the director, and the log says how", async () => {
  const { workspaceId, director, consultant, stranger } = await openWorkspace({ name: "Before" });
  const params = { workspace: workspaceId };
  await director(changeWorkspace, { params, body: { name: "  After  all ", timeZone: "Asia/Kolkata" } });
  const read = await consultant(readWorkspace, { params });
  assert.deepEqual(
    [read.name, read.timeZone, read.organisation],
    ["After all", "Asia/Kolkata", "Example Rail"],
  );
  await assert.rejects(consultant(changeWorkspace, { params, body: { name: "X" } }), {
    code: "access.not-allowed",
  });
  await assert.rejects(stranger(readWorkspace, { params }), { code: "access.not-allowed" });
  for (const timeZone of ["+02:00", "Europe/Nowhere", "; DROP TABLE"])
    await assert.rejects(director(changeWorkspace, { params, body: { timeZone } }), {
      code: "workspace.time-zone",
    });
  await director(changeWorkspace, { params, body: { name: "After all" } });
  const { entries } = await director(listAudit, { params, query: { action: "workspace.changed" } });
  assert.deepEqual(
    entries.map(({ details }) => details),
    [{ name: { from: "Before", to: "After all" }, timeZone: { from: "Europe/Berlin", to: "Asia/Kolkata" } }],
  );
});

test("a consultant begins another programme, a sponsor doesn't", async () => {
  const { consultant, sponsor, director } = await openWorkspace();
  const { workspace } = await consultant(createWorkspace, { body: { ...settings, as: "consultant" } });
  const params = { workspace };
  assert.deepEqual(
    (await consultant(listMembers, { params })).map(({ roles }) => roles),
    [["consultant"]],
  );
  assert.equal((await consultant(verifyAudit, { params })).checked, 1);
  assert.equal((await consultant(readSession)).workspaces.length, 2);
  await assert.rejects(director(readWorkspace, { params }), { code: "access.not-allowed" });
  await assert.rejects(sponsor(createWorkspace, { body: { ...settings, as: "director" } }), {
    code: "workspace.not-allowed",
  });
});
