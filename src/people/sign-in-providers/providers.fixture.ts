import { randomUUID } from "node:crypto";
import type { InputOf, ResponseOf } from "#platform/http/contract.ts";
import { type Client, clientOf, type OpenWorkspace, openWorkspace } from "../../application.fixture.ts";
import { takeSignInStep } from "../access/second-factor.contract.ts";
import { beginProviderSignIn, finishProviderSignIn } from "./provider-sign-in.contract.ts";
import { addProvider, changeProvider } from "./providers.contract.ts";

/** A domain that only one test uses: mail to its people can't be mixed up. */
export const unusedDomain = () => `${randomUUID().slice(0, 8)}.example.org`;

/** Registers a provider and switches it on. */
export async function registered(
  { director, workspaceId }: Pick<OpenWorkspace, "director" | "workspaceId">,
  body: InputOf<typeof addProvider>["body"],
): Promise<string> {
  const { provider } = await director(addProvider, { params: { workspace: workspaceId }, body });
  await director(changeProvider, { params: { workspace: workspaceId, provider }, body: { active: true } });
  return provider;
}

/** Somebody of a workspace's staff with this address. */
export async function staffMember(
  { transaction, workspaceId }: Pick<OpenWorkspace, "transaction" | "workspaceId">,
  email: string,
): Promise<string> {
  await transaction((tx) =>
    tx
      .insertInto("people.person")
      .values({ workspace_id: workspaceId, person_id: randomUUID(), name: "Sam Staff", email })
      .execute(),
  );
  return email;
}

/** A workspace, and a browser in which nobody is signed in. */
export async function openWithBrowser() {
  const world = await openWorkspace();
  return { ...world, browser: clientOf(world.origin), domain: unusedDomain() };
}

/** Begins in a browser. @returns the provider's address */
export async function begin(
  browser: Client,
  workspace: string,
  provider: string,
  next = "/my",
): Promise<string> {
  const { address } = await browser(beginProviderSignIn, { body: { workspace, provider, next } });
  return address;
}

export const finish = (
  browser: Client,
  workspace: string,
  answer: string,
): Promise<ResponseOf<typeof finishProviderSignIn>> =>
  browser(finishProviderSignIn, { body: { workspace, answer } });

/** Types the code that was mailed to an address. */
export async function typeMailedCode(
  browser: Client,
  { mails }: Pick<OpenWorkspace, "mails">,
  email: string,
) {
  const { text } = await mails.to(email);
  const [code = ""] = /^\d{4} \d{4}$/m.exec(text) ?? [];
  return browser(takeSignInStep, { body: { code } });
}
