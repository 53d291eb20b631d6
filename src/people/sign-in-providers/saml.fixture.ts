import assert from "node:assert/strict";
import { type Client, clientOf } from "../../application.fixture.ts";
import { readSession } from "../access/session.contract.ts";
import { begin, finish, openWithBrowser, registered, staffMember } from "./providers.fixture.ts";
import { type AssertionParts, requestIn, type samlProvider } from "./saml-provider.fixture.ts";

/** What is typed of a provider, where nothing is. */
export const empty = { metadata: "", entityId: "", signInAddress: "", certificates: "" };

/** A workspace with a provider of SAML, and somebody of its staff. */
export async function openSaml(provider: ReturnType<typeof samlProvider>) {
  const world = await openWithBrowser();
  const { origin, workspaceId, domain } = world;
  const saml = { ...empty, metadata: provider.metadata };
  const providerId = await registered(world, { name: "Staff sign-in", domains: [domain], saml });
  const email = await staffMember(world, `sam@${domain}`);
  const ours = await (await fetch(`${origin}/api/workspaces/${workspaceId}/sign-in/metadata.xml`)).text();
  return { ...world, provider, providerId, email, ours };
}
export type SamlWorld = Awaited<ReturnType<typeof openSaml>>;

/** Posts what a provider's page would. @returns the code for the page, or "over" */
export async function post(
  { workspaceId, origin }: SamlWorld,
  response: string,
  relayState: string,
): Promise<string> {
  const answer = await fetch(`${origin}/api/workspaces/${workspaceId}/sign-in/assertion`, {
    method: "POST",
    redirect: "manual",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      origin: "https://idp.example.org",
      "sec-fetch-site": "cross-site",
    },
    body: new URLSearchParams({ SAMLResponse: response, RelayState: relayState }),
  });
  assert.equal(answer.status, 303);
  const { pathname, hash } = new URL(answer.headers.get("location") ?? "", origin);
  assert.equal(pathname, `/sign-in/provider/${workspaceId}`);
  assert.deepEqual(answer.headers.getSetCookie(), []);
  return hash.slice(1);
}

interface Attempt {
  parts?: AssertionParts;
  by?: Pick<SamlWorld["provider"], "answer">;
  /** Changes the answer's XML after it was signed. */
  change?: (xml: string) => string;
}

/** Signs in in a browser, with an answer that may be a forged one. */
export async function attempt(
  world: SamlWorld,
  browser: Client,
  { parts, by = world.provider, change }: Attempt = {},
) {
  const request = requestIn(await begin(browser, world.workspaceId, world.providerId));
  const made = await by.answer(world.ours, request, { email: world.email, ...parts });
  const xml = Buffer.from(made, "base64").toString();
  const changed = change ? change(xml) : xml;
  if (change) assert.notEqual(changed, xml, "the attack changes something");
  const response = Buffer.from(changed).toString("base64");
  return { request, response, code: await post(world, response, request.relayState) };
}

/** @returns what is said of an answer that must not be believed */
export async function refusedWith(world: SamlWorld, forged: Attempt): Promise<string> {
  const browser = clientOf(world.origin);
  const { code } = await attempt(world, browser, forged);
  const error = await finish(browser, world.workspaceId, code).then(
    () => assert.fail("the answer was believed"),
    (thrown: unknown) => thrown as { code?: string; message: string },
  );
  assert.equal((await browser(readSession)).user, null);
  const step = (await (await browser.fetch("/api/sign-in/step")).json()) as { kind: unknown };
  assert.equal(step.kind, null);
  return `${error.code}: ${error.message}`;
}
