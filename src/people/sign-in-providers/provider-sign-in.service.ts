import { createHash, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import type { Progress } from "#people/access/accounts.service.ts";
import type { Actor } from "#people/access/actor.ts";
import { countAnswer, countLink } from "#people/access/attempts.service.ts";
import type { Context } from "#people/access/context.ts";
import type { Asker } from "#people/access/sign-in.library.ts";
import { queueMessage } from "#people/mail/mail.service.ts";
import { programmeName } from "#people/workspace/programme.service.ts";
import { AppError } from "#platform/errors.ts";
import { seal, unseal } from "#platform/sealed-secret.ts";
import {
  claimFlow,
  type FlowRow,
  findIdentity,
  findPlace,
  insertFlow,
  keepResult,
  noteAssertion,
  takeResult,
} from "./flows.store.ts";
import { newOidcSecrets, oidcAddress, readOidcAnswer } from "./oidc.service.ts";
import { type Asserted, speaksFor } from "./provider.ts";
import {
  answerRefused,
  flowOver,
  foreignDomain,
  noPlace,
  providerNotFound,
  type RefusalReason,
} from "./providers.errors.ts";
import { oidcClientOf, providerOf, samlSettingsOf } from "./providers.service.ts";
import { type ProviderRow, updateProvider } from "./providers.store.ts";
import { RefusedAnswer } from "./refused-answer.errors.ts";
import { readSamlAnswer, samlAddress } from "./saml.service.ts";
import { openSamlKey } from "./saml-key.service.ts";
import { findSamlKey } from "./saml-key.store.ts";

/** Seconds that a sign-in at a provider may take. */
export const flowSeconds = 900;

/** Our addresses, as providers know them. */
export function addressesOf(origin: string, workspaceId: string) {
  const base = `${origin}/api/workspaces/${workspaceId}/sign-in`;
  return {
    redirect: `${origin}/sign-in/provider/${workspaceId}`,
    assertions: `${base}/assertion`,
    entity: `${base}/metadata.xml`,
    metadata: `${base}/metadata.xml`,
  };
}

interface Begun {
  /** Of the provider. */
  address: string;
  /** For the browser's cookie. */
  secret: string;
}

/**
 * Begins a sign-in at a provider.
 *
 * @param trialBy the director who tries it; null: somebody signs in
 * @throws AppError "sign-in-provider.not-found", "outgoing.refused", "outgoing.unreachable"
 */
export async function beginSignIn(
  { transaction, key, outgoing, origin }: Context,
  {
    workspaceId,
    providerId,
    next,
    trialBy,
  }: {
    workspaceId: string;
    providerId: string;
    next: string;
    trialBy: string | null;
  },
  now: Date,
): Promise<Begun> {
  const provider = await transaction(workspaceId, (tx) => providerOf(tx, workspaceId, providerId));
  if (!provider.active && trialBy === null) throw providerNotFound();
  const flowId = randomUUID();
  const secret = randomBytes(32).toString("base64url");
  const addresses = addressesOf(origin(), workspaceId);
  const { nonce, verifier } = newOidcSecrets();
  const requestId = `_${randomBytes(20).toString("hex")}`;
  const isOidc = provider.kind === "oidc";
  const address = isOidc
    ? await oidcAddress(
        oidcClientOf(key, provider),
        { state: flowId, nonce, verifier, redirect: addresses.redirect },
        outgoing,
      )
    : await samlAddress(samlSettingsOf(provider), addresses, { requestId, relayState: flowId });
  await transaction(workspaceId, (tx) =>
    insertFlow(
      tx,
      {
        flow_id: flowId,
        workspace_id: workspaceId,
        provider_id: providerId,
        secret_hash: digest(secret),
        verifier: isOidc ? seal(sealing(key), verifier, flowId) : null,
        nonce: isOidc ? nonce : null,
        request_id: isOidc ? null : requestId,
        next: ownPath(next),
        trial_by: trialBy,
        expires_at: new Date(now.getTime() + flowSeconds * 1000),
      },
      now,
    ),
  );
  return { address, secret };
}

const sealing = (key: Context["key"]) => key.derive("sign-ins at providers");

/** A path of ours, whoever has written it; the start where it is another site's. */
function ownPath(next: string): string {
  const base = "http://own.invalid";
  if (!next.startsWith("/") || !URL.canParse(next, base)) return "/";
  const { origin, pathname, search } = new URL(next, base);
  return origin === base && !pathname.startsWith("//") ? pathname + search : "/";
}

/** What an assertion said, or why it is refused: kept until the browser that began comes for it. */
type Kept = { asserted: Asserted } | { refused: RefusalReason; detail: string };

/**
 * Takes an assertion that a provider had a browser post. Nobody is signed in by it: the browser that began fetches what it
 * said with the code.
 *
 * @returns undefined where nobody waits for an answer
 */
export async function takeAssertion(
  { transaction, key, origin }: Context,
  {
    workspaceId,
    relayState,
    response,
    address,
  }: {
    workspaceId: string;
    relayState: string;
    response: string;
    address: string;
  },
  now: Date,
): Promise<string | undefined> {
  if (!uuid.test(relayState)) return undefined;
  const claimed = await transaction(workspaceId, async (tx) => {
    const flow = await claimFlow(tx, { flowId: relayState, workspaceId, now });
    if (!flow?.request_id) return null;
    const provider = await providerOf(tx, workspaceId, flow.provider_id);
    return { flow, provider, samlKey: await findSamlKey(tx, workspaceId) };
  });
  if (!claimed) return undefined;
  const { flow, provider, samlKey } = claimed;
  const giveBack = countAnswer(provider.provider_id, address);
  const kept = await readSamlAnswer(
    samlSettingsOf(provider),
    addressesOf(origin(), workspaceId),
    { requestId: flow.request_id ?? "", response },
    () => {
      if (!samlKey) throw new Error("There is no key yet: save the provider once more, which makes one.");
      return openSamlKey(key, samlKey);
    },
  ).then(
    async ({ asserted, hash }): Promise<Kept> => {
      const expires = new Date(now.getTime() + 86_400_000);
      const isNew = await transaction(workspaceId, (tx) =>
        noteAssertion(
          tx,
          { provider_id: provider.provider_id, assertion_hash: hash, expires_at: expires },
          now,
        ),
      );
      if (isNew) giveBack();
      return isNew ? { asserted } : { refused: "replay", detail: "The assertion's ID was seen before." };
    },
    (error: unknown): Kept => {
      if (!(error instanceof RefusedAnswer)) throw error;
      return { refused: error.reason, detail: error.detail };
    },
  );
  const code = randomBytes(32).toString("base64url");
  const result = seal(sealing(key), JSON.stringify(kept), flow.flow_id);
  await transaction(workspaceId, (tx) => keepResult(tx, flow.flow_id, { result, result_hash: digest(code) }));
  return code;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a trial brought. */
interface Trial {
  email: string;
  name: string;
  subject: string;
  problem: string | null;
  detail: string;
}

interface Finished extends Progress {
  path: string;
  trial: Trial | null;
}

/**
 * Signs in with what a provider has answered, in the browser that began.
 *
 * @param secret of that browser's cookie
 * @throws AppError "sign-in-provider.over", "sign-in-provider.answer-refused", "sign-in-provider.foreign-domain",
 * "sign-in-provider.no-place"
 */
export async function finishSignIn(
  context: Context,
  {
    workspaceId,
    answer,
    secret,
    actor,
    asker,
  }: {
    workspaceId: string;
    answer: string;
    secret: string | undefined;
    actor: Actor | undefined;
    asker: Asker;
  },
  now: Date,
): Promise<Finished> {
  const { transaction, log } = context;
  const state = new URLSearchParams(answer).get("state");
  const flow = await transaction(workspaceId, async (tx) =>
    state === null
      ? takeResult(tx, { resultHash: digest(answer), workspaceId, now })
      : uuid.test(state)
        ? claimFlow(tx, { flowId: state, workspaceId, now })
        : undefined,
  );
  if (!flow || secret === undefined || !timingSafeEqual(flow.secret_hash, digest(secret))) throw flowOver();
  const { provider_id: providerId, trial_by } = flow;
  if (trial_by !== null && trial_by !== actor?.user.id) throw flowOver();
  const provider = await transaction(workspaceId, (tx) => providerOf(tx, workspaceId, providerId));
  if (!provider.active && trial_by === null) throw providerNotFound();
  const path = flow.next;
  let asserted: Asserted | null = null;
  try {
    asserted = await assertedBy(context, provider, flow, answer, asker.address);
    const place = await placeOf(context, provider, asserted);
    await transaction(workspaceId, (tx) =>
      updateProvider(tx, provider, { used_on: now.toISOString().slice(0, 10) }),
    );
    if (trial_by !== null) return { ...trialOf(asserted, null), path };
    return {
      ...(await letIn(context, provider, { ...asserted, name: place.name }, place.userId, asker, now)),
      path,
      trial: null,
    };
  } catch (error) {
    const refused = error instanceof RefusedAnswer ? answerRefused(error.reason) : error;
    // Neither who it was nor what was written: the log is for whoever operates the server.
    if (refused instanceof AppError)
      log.warn(
        {
          code: refused.code,
          reason: error instanceof RefusedAnswer ? error.reason : undefined,
          workspaceId,
          providerId,
        },
        "an identity provider's answer signed nobody in",
      );
    if (trial_by === null || !(refused instanceof AppError)) throw refused;
    return {
      ...trialOf(asserted, refused.message, error instanceof RefusedAnswer ? error.detail : ""),
      path,
    };
  }
}

const trialOf = (asserted: Asserted | null, problem: string | null, detail = "") => ({
  next: "done" as const,
  cookies: [],
  trial: {
    email: asserted?.email ?? "",
    name: asserted?.name ?? "",
    subject: asserted?.subject ?? "",
    problem,
    detail,
  },
});

async function assertedBy(
  { key, outgoing, origin }: Context,
  provider: ProviderRow,
  flow: FlowRow,
  answer: string,
  address: string,
): Promise<Asserted> {
  if (flow.request_id !== null) {
    const kept: Kept | null = flow.result && JSON.parse(unseal(sealing(key), flow.result, flow.flow_id));
    if (!kept) throw flowOver();
    if ("refused" in kept) throw new RefusedAnswer(kept.refused, kept.detail);
    return kept.asserted;
  }
  if (!flow.verifier || flow.nonce === null) throw flowOver();
  const giveBack = countAnswer(provider.provider_id, address);
  const asserted = await readOidcAnswer(
    oidcClientOf(key, provider),
    answer,
    {
      state: flow.flow_id,
      nonce: flow.nonce,
      verifier: unseal(sealing(key), flow.verifier, flow.flow_id),
      redirect: addressesOf(origin(), provider.workspace_id).redirect,
    },
    outgoing,
  );
  giveBack();
  return asserted;
}

/**
 * Where whoever is asserted belongs in the provider's workspace.
 *
 * @throws AppError "sign-in-provider.foreign-domain", "sign-in-provider.no-place"
 */
async function placeOf(
  { transaction, accounts }: Context,
  { workspace_id, domains }: ProviderRow,
  { email }: Asserted,
): Promise<{ userId: string | null; name: string }> {
  if (!speaksFor(domains, email)) throw foreignDomain();
  const userId = (await accounts.findByEmail(email))?.id ?? null;
  const name = await transaction(workspace_id, (tx) => findPlace(tx, workspace_id, { userId, email }));
  if (name === undefined) throw noPlace();
  return { userId, name };
}

/**
 * Lets in whom a provider means: at once where the owner of the account's mailbox has agreed before; else a code is mailed
 * to the asserted address. So whoever registers a provider that asserts others' addresses still comes in as nobody else.
 */
async function letIn(
  context: Context,
  provider: ProviderRow,
  { subject, email, name }: Asserted,
  userId: string | null,
  asker: Asker,
  now: Date,
): Promise<Progress> {
  const { transaction, accounts, jobs } = context;
  const { workspace_id: workspaceId, provider_id: providerId } = provider;
  const mark = { way: "provider" as const, onlyIn: workspaceId, providerId, secondFactor: false };
  const subjectHash = digest(subject);
  const connected = await transaction(workspaceId, (tx) => findIdentity(tx, providerId, subjectHash));
  const user = await accounts.findByEmail(email);
  if (user?.emailVerified && connected === user.id) {
    return accounts.proceed(user, mark, asker);
  }
  countLink(email, asker.address);
  const connect = subjectHash.toString("base64url");
  const { code, ...progress } = await accounts.askForMailedCode({ userId, email, name, mark, connect });
  await transaction(workspaceId, async (tx) => {
    const { programme } = await programmeName(tx, workspaceId);
    await queueMessage(tx, jobs, {
      kind: "sign-in",
      recipientName: name,
      recipientEmail: email,
      subject: `Your code: ${spaced(code)}`,
      body: [
        `Hello ${name},`,
        `“${provider.name}” is to sign you in to “${programme}” from now on. To show that this address is yours, type this code in the browser in which you began:`,
        spaced(code),
        "It is asked for this once and works for 15 minutes. If you did not just sign in, give the code to nobody and tell the programme's director: somebody else has used your address.",
      ].join("\n\n"),
      expiresAt: new Date(now.getTime() + flowSeconds * 1000),
    });
  });
  return progress;
}

const spaced = (code: string) => code.replace(/(.{4})(?=.)/g, "$1 ");

const digest = (text: string) => createHash("sha256").update(text).digest();
