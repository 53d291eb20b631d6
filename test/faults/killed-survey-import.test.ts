import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { test } from "node:test";
import type { ImportState } from "#listen/survey-imports/survey-import.ts";
import {
  computeSurveyImport,
  createSurveyImport,
  readSurveyImport,
} from "#listen/survey-imports/survey-imports.contract.ts";
import type { SentFile } from "#listen/survey-imports/survey-imports.schema.ts";
import { signInWithPassword } from "#people/access/sign-in.contract.ts";
import { setUp } from "#people/workspace/first-run.contract.ts";
import { until } from "#platform/database/database.fixture.ts";
import { readImportResults } from "#understand/imported-surveys/imported-surveys.contract.ts";
import { answersCsv } from "#understand/imported-surveys/imported-surveys.fixture.ts";
import { clientOf } from "../../src/application.fixture.ts";
import { killableServer } from "./killable-server.ts";
import { director } from "./programme.ts";

const rows = 400_000;

/** Folders with answers that processes of this number have left. */
const foldersOf = (pid: number | undefined) =>
  readdirSync(tmpdir()).filter((name) => name.startsWith("serviceloop-survey-") && name.includes(`-${pid}-`));

test("a server killed while it reads or computes a survey file goes on with it, and leaves no file behind", async () => {
  await using server = await killableServer();
  let running = server.start();
  const { workspace } = await clientOf(await running.address)(setUp, {
    body: {
      director,
      workspace: {
        name: "Better service",
        organisation: "Example Rail",
        operator: "Example Rail, IT department",
        language: "en",
        timeZone: "Europe/Berlin",
      },
      withoutConsultant: true,
    },
  });
  const signIn = async () => {
    const call = clientOf(await running.address);
    await call(signInWithPassword, { body: { email: director.email, password: director.password } });
    return call;
  };
  let call = await signIn();
  const answer = await call.fetch(`/api/workspaces/${workspace}/survey-files?name=answers.csv`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: answersCsv({ rows }),
  });
  const { file } = (await answer.json()) as SentFile;
  const { import: id } = await call(createSurveyImport, { params: { workspace }, body: { file } });
  const own = { params: { workspace, import: id } };
  const reaches = (wanted: ImportState) =>
    until(`it is ${wanted}`, async () => {
      const found = await call(readSurveyImport, own);
      assert.notEqual(found.state, "failed", found.problem ?? "");
      return found.state === wanted && found;
    });
  const killAndStart = async () => {
    const { pid } = running.child;
    await until("the file is there", async () => foldersOf(pid).length > 0);
    await server.kill("application");
    assert.notDeepEqual(foldersOf(pid), [], "it was killed too late to see anything");
    running = server.start();
    call = await signIn();
    // A killed process's job is given to another after ten seconds or so.
    await until("it goes on", async () => foldersOf(running.child.pid).length > 0);
    return pid;
  };

  await reaches("reading");
  const first = await killAndStart();
  const { revision, rows: read } = await reaches("understood");
  assert.equal(read, rows);
  assert.deepEqual(foldersOf(first), []);
  await call(computeSurveyImport, { ...own, body: { revision } });
  const second = await killAndStart();
  await reaches("ready");
  assert.equal((await call(readImportResults, own)).results.n, rows);
  assert.deepEqual([foldersOf(second), foldersOf(running.child.pid)], [[], []]);
});
