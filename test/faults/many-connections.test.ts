import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { test } from "node:test";
import { respondent } from "#listen/respond/respond.fixture.ts";
import { temporaryFolder } from "../profile-run.ts";
import { startServer, stopServer } from "../server-run.ts";
import { pageIds, shownNumber, twoPages } from "./answering.ts";
import { beginCampaign } from "./programme.ts";

/** As many as the server accepts, but for those that respondents need. */
const wanted = 9_800;

/** Files that this process may open, and the server that it starts, too. */
async function openFilesLimit(): Promise<number> {
  const limits = await readFile("/proc/self/limits", "utf8").catch(() => "");
  return Number(/Max open files\s+\d+\s+(\d+)/.exec(limits)?.[1] ?? 2500);
}

/** What a connection says before it falls silent. */
const beginnings = (path: string) => [
  "",
  "GET / HTTP/1.1\r\nhost: x\r\nx-slow: ",
  `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 9000\r\n\r\nout-n=1`,
];

test("thousands of connections that say nothing, or half of something, keep nobody from answering", async (t) => {
  await using folder = await temporaryFolder();
  const { child, address: origin } = await startServer(folder.path, "--log-level", "warn");
  const sockets: Socket[] = [];
  try {
    const { paths } = await beginCampaign(origin, twoPages, 20);
    const count = Math.min(wanted, (await openFilesLimit()) - 500);
    const port = Number(new URL(origin).port);
    const starts = beginnings(`${paths[0]}/pages/out`);
    for (let from = 0; from < count; from += 500) {
      const batch = Array.from({ length: Math.min(500, count - from) }, () => connect(port, "127.0.0.1"));
      sockets.push(...batch);
      await Promise.all(batch.map((socket) => once(socket, "connect")));
      for (const [index, socket] of batch.entries()) {
        socket.on("error", () => {});
        socket.write(starts[index % starts.length] ?? "");
      }
    }
    t.diagnostic(`${sockets.length} connections at once`);

    const answers = paths.flatMap((path) => pageIds.map((page) => ({ path, page })));
    for (const { path, page } of answers) {
      const { status } = await respondent(origin, path).send(page, { [`${page}-n`]: "7" });
      assert.equal(status, 303);
    }
    const open = sockets.filter((socket) => !socket.destroyed).length;
    assert.ok(open > count * 0.9, `only ${open} of ${count} connections were open all the time`);
    for (const socket of sockets) socket.destroy();

    // The same forms once more, each of them 50 times at once; a few at a time, since nobody waits for one of the
    // database's connections for more than ten seconds, however slow the machine is.
    for (let from = 0; from < answers.length; from += 4) {
      const again = await Promise.all(
        answers.slice(from, from + 4).flatMap(({ path, page }) => {
          const form = `.revision=1&.go=next&${page}-n=7`;
          return Array.from({ length: 50 }, () => respondent(origin, path).post(`/pages/${page}`, form));
        }),
      );
      assert.deepEqual([...new Set(again.map(({ status }) => status))], [303]);
    }
    for (const { path, page } of answers) {
      const { number, revision } = await shownNumber(origin, { path, page });
      assert.deepEqual([number, revision], [7, 1]);
    }
  } finally {
    for (const socket of sockets) socket.destroy();
    await stopServer(child);
  }
});
