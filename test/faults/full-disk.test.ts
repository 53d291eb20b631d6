import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { open, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { respondent } from "#listen/respond/respond.fixture.ts";
import { until } from "#platform/database/database.fixture.ts";
import { temporaryFolder } from "../profile-run.ts";
import { launchServer, stopServer } from "../server-run.ts";
import { shownNumber, twoPages } from "./answering.ts";
import { beginCampaign } from "./programme.ts";

const run = promisify(execFile);

/** With long texts, which fill a disk soon. */
const longTexts: Definition = {
  ...twoPages,
  pages: [
    {
      id: "out",
      questions: [
        { type: "number", id: "out-n", text: { en: "By how many minutes was it late?" }, minimum: 0 },
        { type: "long-text", id: "out-t", text: { en: "What happened?" }, maximumLength: 6000 },
      ],
    },
  ],
};

/** A small file system of its own; null where this user may not make one. */
async function smallDisk(megabytes: number): Promise<({ path: string } & AsyncDisposable) | null> {
  const folder = await temporaryFolder();
  const options = ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "tmpfs", folder.path];
  const mounted = await run("mount", options).then(
    () => true,
    () => false,
  );
  const dispose = async () => {
    if (mounted) await run("umount", ["--lazy", folder.path]);
    await folder[Symbol.asyncDispose]();
  };
  if (mounted) return { path: folder.path, [Symbol.asyncDispose]: dispose };
  await dispose();
  return null;
}

/** Takes all space that is left. @returns a function that gives it back */
async function fill(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, "filler");
  await using file = await open(path, "w");
  const { bavail, bsize } = await statfs(folder);
  await file.write(Buffer.alloc(bavail * bsize)).catch(() => {});
  while ((await statfs(folder)).bavail > 0) await file.write(Buffer.alloc(bsize), 0, bsize).catch(() => {});
  return () => rm(path);
}

test("on a full disk answers are refused, none that was acknowledged is lost, and space is enough to go on", async (t) => {
  await using disk = await smallDisk(160);
  if (!disk) return t.skip("only root may mount a small disk");
  const server = launchServer(disk.path, ["--log-level", "warn"]);
  try {
    const origin = await server.address;
    const { paths } = await beginCampaign(origin, longTexts, 4);
    const acknowledged = new Map<string, number>();
    const save = async (path: string, number: number) => {
      const text = randomBytes(3000).toString("hex");
      const browser = respondent(origin, path);
      const form = await browser.get("/pages/out");
      // Who isn't shown the form has nothing to send, whatever the database can do by then.
      if (form.status !== 200) return form;
      const answer = await browser.send("out", { "out-n": String(number), "out-t": text }, { from: form });
      if (answer.status === 303) acknowledged.set(path, number);
      return answer;
    };
    for (const path of paths) assert.equal((await save(path, 1)).status, 303);

    const giveBack = await fill(disk.path);
    let refused = null;
    for (let number = 2; number < 20_000 && !refused; number++)
      for (const path of paths) {
        const answer = await save(path, number).catch(() => null);
        if (answer === null || answer.status === 303) continue;
        refused = answer;
        break;
      }
    assert.ok(refused, "no answer was refused");
    t.diagnostic(`refused with ${refused.status} after ${Math.max(...acknowledged.values())} rounds`);
    assert.ok(refused.status >= 500);
    assert.match(refused.text, /<h1>/);
    assert.match(refused.headers.get("content-type") ?? "", /^text\/html/);

    // Whatever the database does about it: it can be asked again and again.
    for (let number = 30_000; number < 30_020; number++)
      for (const path of paths) await save(path, number).catch(() => null);
    for (const path of paths) {
      const shown = await shownNumber(origin, { path, page: "out" }).catch(() => null);
      if (shown?.number) assert.ok(shown.number >= (acknowledged.get(path) ?? 0));
    }

    await giveBack();
    for (const path of paths) {
      const shown = await until("answers are accepted again", async () => {
        const { status } = await save(path, 50_000).catch(() => ({ status: 0 }));
        return status === 303 && shownNumber(origin, { path, page: "out" });
      });
      assert.equal(shown.number, 50_000);
    }
  } finally {
    await stopServer(server.child);
  }
});
