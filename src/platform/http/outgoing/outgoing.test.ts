import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type TestContext, test } from "node:test";
import { checkedUrl, postOutside } from "./post-outside.ts";
import { isPublicAddress } from "./public-address.ts";

test("addresses of the internet, and all others", () => {
  for (const address of ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "172.32.0.1", "100.128.0.1"])
    assert.ok(isPublicAddress(address), address);
  const inside =
    "127.0.0.1 10.1.2.3 172.31.255.255 192.168.0.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 198.18.0.1 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12::1 ff02::1 ::ffff:8.8.8.8 ::ffff:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1 2001:0:1::1 localhost 1";
  for (const address of inside.split(" ")) assert.ok(!isPublicAddress(address), address);
});

test("what somebody types is looked at before anything is sent", () => {
  assert.equal(checkedUrl("https://hooks.example.org/a?b#c", []).href, "https://hooks.example.org/a?b");
  const refused = [
    "ftp://example.org",
    "hooks.example.org",
    "http://hooks.example.org",
    "https://name:word@example.org",
    "https://localhost/x",
    "https://printer/x",
    "https://db.internal/x",
    "https://127.0.0.1/x",
    "https://2130706433/x",
    "https://0x7f.1/x",
    "https://[::1]/x",
    "https://[::ffff:10.0.0.1]/x",
    "https://169.254.169.254/latest/meta-data",
    "javascript:alert(1)",
  ];
  for (const text of refused) assert.throws(() => checkedUrl(text, []), { code: "outgoing.refused" }, text);
  assert.equal(checkedUrl("http://127.0.0.1:99/x", ["127.0.0.1:99"]).port, "99");
});

async function receiver(t: TestContext, answer: Parameters<typeof createServer>[1]) {
  let reached = 0;
  const server: Server = createServer((request, response) => {
    reached++;
    answer?.(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  t.after(() => void server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  return { port, reached: () => reached };
}

const post = (url: string, settings: Parameters<typeof postOutside>[1]) =>
  postOutside({ url: new URL(url), headers: {}, body: "{}", signal: new AbortController().signal }, settings);

test("a name that leads inside is never connected to, whatever it said before", async (t) => {
  const { port, reached } = await receiver(t, (_, response) => response.end());
  const answers = [["93.184.216.34"], ["127.0.0.1"], ["93.184.216.34", "127.0.0.1"]];
  for (const addresses of answers.slice(1)) {
    const resolve = async () => addresses.map((address) => ({ address, family: 4 }));
    await assert.rejects(post(`https://rebind.example.org:${port}/`, { allowed: [], resolve }), {
      code: "outgoing.refused",
    });
  }
  assert.equal(reached(), 0);
});

test("redirects are answers like others: nobody follows them", async (t) => {
  const inner = await receiver(t, (_, response) => response.end());
  const outer = await receiver(t, (_, response) =>
    response.writeHead(307, { location: `http://127.0.0.1:${inner.port}/` }).end(),
  );
  const place = `127.0.0.1:${outer.port}`;
  assert.deepEqual(await post(`http://${place}/`, { allowed: [place, `127.0.0.1:${inner.port}`] }), {
    status: 307,
  });
  assert.equal(inner.reached(), 0);
});

test("a huge answer is cut off, and one that never comes is given up", async (t) => {
  const huge = await receiver(t, (_, response) => {
    response.writeHead(200);
    const more = () => {
      while (!response.destroyed && response.write("x".repeat(65_536)));
    };
    response.on("drain", more);
    more();
  });
  const place = `127.0.0.1:${huge.port}`;
  assert.deepEqual(await post(`http://${place}/`, { allowed: [place] }), { status: 200 });
  const silent = await receiver(t, () => {});
  const other = `127.0.0.1:${silent.port}`;
  await assert.rejects(post(`http://${other}/`, { allowed: [other], timeout: 50 }), {
    code: "outgoing.unreachable",
  });
});

test("what can't be reached says why", async () => {
  await assert.rejects(post("http://127.0.0.1:1/", { allowed: ["127.0.0.1:1"] }), {
    code: "outgoing.unreachable",
    message: /Nothing answers/,
  });
  const resolve = async () => [];
  await assert.rejects(post("https://nowhere.example.org/", { allowed: [], resolve }), {
    code: "outgoing.unreachable",
  });
});
