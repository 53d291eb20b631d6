import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { temporaryFolder } from "../profile-run.ts";
import { startServer, stopServer } from "../server-run.ts";
import { keepAnswering, type Tab, twoPages } from "./answering.ts";
import { beginCampaign, director } from "./programme.ts";

const megabyte = 2 ** 20;
const size = 100 * megabyte;
const chunk = Buffer.alloc(2 ** 16, "x");

/** What came back of a body of 100 MB. */
interface Refusal {
  status: number;
  type: string;
  text: string;
}

interface Body {
  path: string;
  type: string;
  /** Says its length beforehand; otherwise in chunks without end. */
  announced: boolean;
  cookie?: string;
}

/** Sends a body of 100 MB until the server has answered; null where it closed the connection before that could be read. */
function sendMuch(origin: string, { path, type, announced, cookie }: Body): Promise<Refusal | null> {
  const { promise, resolve, reject } = Promise.withResolvers<Refusal | null>();
  const asking = request(origin + path, {
    method: "POST",
    headers: {
      "content-type": type,
      ...(announced && { "content-length": size }),
      ...(cookie && { cookie }),
    },
  });
  let sent = 0;
  let isAnswered = false;
  asking.on("response", (response) => {
    isAnswered = true;
    const { statusCode: status = 0, headers } = response;
    const type = headers["content-type"] ?? "";
    text(response).then((body) => resolve({ status, type, text: body }), reject);
  });
  asking.on("error", (error) => {
    const { code } = error as NodeJS.ErrnoException;
    if (isAnswered || sent >= size) return;
    if (code === "EPIPE" || code === "ECONNRESET") resolve(null);
    else reject(error);
  });
  const send = () => {
    while (sent < size && !isAnswered && !asking.destroyed) {
      sent += chunk.length;
      if (!asking.write(chunk)) return void asking.once("drain", send);
    }
    asking.end();
  };
  send();
  return promise.finally(() => asking.destroy());
}

/** Signs the director in. @returns the cookie */
async function signIn(origin: string): Promise<string> {
  const { email, password } = director;
  const answer = await fetch(`${origin}/api/sign-in/password`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  assert.ok(answer.ok, `${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
}

/** The most memory that a process held since `forgetPeak`, in bytes. */
const peakOf = async (pid: number) =>
  Number(/VmHWM:\s+(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1]) * 1024;
const forgetPeak = (pid: number) => writeFile(`/proc/${pid}/clear_refs`, "5");

test("bodies of 100 MB are refused with flat memory, while answers are accepted", async (t) => {
  await using folder = await temporaryFolder();
  const { child, address: origin } = await startServer(folder.path, "--log-level", "warn");
  let over = false;
  try {
    const { workspace, paths } = await beginCampaign(origin, twoPages, 1);
    const [path = ""] = paths;
    const tab: Tab = { path, page: "out", sent: [], acknowledged: new Set() };
    const answering = keepAnswering(tab, { address: async () => origin, isOver: () => over });
    const cookie = await signIn(origin);
    const bodies: Omit<Body, "announced">[] = [
      { path: "/api/first-run", type: "application/json" },
      { path: "/api/sign-in/password", type: "application/json" },
      { path: `${path}/pages/out`, type: "application/x-www-form-urlencoded" },
      { path: `${path}/pages/out`, type: "multipart/form-data; boundary=x" },
      {
        path: `/api/workspaces/${workspace}/imports?name=staff.csv`,
        type: "application/octet-stream",
        cookie,
      },
      { path: `/api/workspaces/${workspace}/questionnaires/import`, type: "application/json", cookie },
    ];
    const pid = child.pid ?? 0;
    const measured = process.platform === "linux";
    const before = measured ? await peakOf(pid) : 0;
    if (measured) await forgetPeak(pid);
    for (const announced of [true, false]) {
      const refused = await Promise.all(
        bodies.flatMap((body) => [1, 2, 3].map(() => sendMuch(origin, { ...body, announced }))),
      );
      const answered = refused.filter((each) => each !== null);
      assert.ok(answered.length > 0, "every connection was cut before its answer");
      for (const { status, type, text } of answered) {
        assert.ok([404, 405, 413, 415].includes(status), `${status}: ${text}`);
        assert.match(type, /^application\/problem\+json|^text\/html/);
      }
    }
    over = true;
    await answering;
    assert.ok(
      tab.acknowledged.size > 0 && tab.acknowledged.size === tab.sent.length,
      `${tab.acknowledged.size}`,
    );
    if (!measured) return t.diagnostic("memory is measured on Linux only");
    const grown = (await peakOf(pid)) - before;
    t.diagnostic(
      `3.6 GB refused; memory grew by ${Math.round(grown / megabyte)} MB; ${tab.sent.length} answers`,
    );
    assert.ok(grown < 200 * megabyte, `${grown} bytes`);
  } finally {
    over = true;
    await stopServer(child);
  }
});
