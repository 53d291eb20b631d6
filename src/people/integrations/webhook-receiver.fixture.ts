import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";
import { until } from "#platform/database/database.fixture.ts";
import { testApplication } from "../../application.fixture.ts";

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** An address of a test's own that is told of what happens; answers with the statuses given, the last one from then on. */
export async function webhookReceiver(t: TestContext, statuses: number[] = [200]) {
  const { allowedPlaces } = await testApplication();
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const status = statuses[Math.min(received.length, statuses.length - 1)] ?? 200;
    received.push({ headers: request.headers, body });
    response.writeHead(status).end("x".repeat(10));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => void server.close().closeAllConnections());
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  allowedPlaces.push(place);
  /** Waits until so many have come. @returns the last of them */
  const next = (count: number) => until(`${count} have come`, async () => received[count - 1]);
  return { url: `http://${place}/told`, received, next };
}

/** As a receiver's own library checks it (Standard Webhooks 1.0). */
export function isGenuine(secret: string, { headers, body }: Received): boolean {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const expected = `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
  return String(headers["webhook-signature"]).split(" ").includes(expected);
}
