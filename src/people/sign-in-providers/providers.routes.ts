import type { Actor } from "#people/access/actor.ts";
import { countWay } from "#people/access/attempts.service.ts";
import type { Context } from "#people/access/context.ts";
import { secretCookie } from "#people/access/cookie.service.ts";
import { membersWithoutFactor } from "#people/members/members.service.ts";
import { findOffered } from "./flows.store.ts";
import { domainOf } from "./provider.ts";
import { beginProviderSignIn, findProviders, finishProviderSignIn } from "./provider-sign-in.contract.ts";
import {
  addressesOf,
  beginSignIn,
  finishSignIn,
  flowSeconds,
  takeAssertion,
} from "./provider-sign-in.service.ts";
import * as operations from "./providers.contract.ts";
import * as providers from "./providers.service.ts";
import { findEntryRule, selectProviders } from "./providers.store.ts";
import { samlMetadata } from "./saml.service.ts";
import { samlCertificate } from "./saml-key.service.ts";
import { resetFactor } from "./second-factor-reset.service.ts";

/** Identity providers: their administration, and signing in by them. */
export function addSignInProviderRoutes(context: Context): void {
  const { app, bind, transaction, key, outgoing, origin } = context;
  const cookie = secretCookie("flow", { seconds: flowSeconds, secure: context.secure });

  const inside = <T>(
    { params: { workspace }, actor }: { params: { workspace: string }; actor: Actor },
    work: (work: providers.ProviderWork) => Promise<T>,
  ) =>
    transaction(workspace, (tx) =>
      work({ tx, actor, workspaceId: workspace, key, allowed: outgoing.allowed, now: new Date() }),
    );

  bind(app, operations.listProviders, (asked) =>
    inside(asked, async ({ tx, workspaceId }) => ({
      providers: await providers.providersOf(tx, workspaceId),
      rule: await findEntryRule(tx, workspaceId),
      withoutSecondFactor: await membersWithoutFactor(tx, workspaceId),
      addresses: addressesOf(origin(), workspaceId),
    })),
  );
  bind(app, operations.addProvider, (asked) =>
    inside(asked, (work) => providers.registerProvider(work, asked.body)),
  );
  bind(app, operations.changeProvider, async (asked) => {
    await inside(asked, (work) => providers.editProvider(work, asked.params.provider, asked.body));
    return null;
  });
  bind(app, operations.removeProvider, async (asked) => {
    await inside(asked, (work) => providers.dropProvider(work, asked.params.provider));
    return null;
  });
  bind(app, operations.changeEntryRule, async (asked) => {
    await inside(asked, (work) => providers.changeRule(work, asked.body));
    return null;
  });
  bind(app, operations.tryProvider, async ({ actor, params: { workspace, provider }, setHeader }) => {
    const flow = { workspaceId: workspace, providerId: provider, next: `/w/${workspace}/sign-in` };
    const { address, secret } = await beginSignIn(context, { ...flow, trialBy: actor.user.id }, new Date());
    setHeader("set-cookie", cookie.set(secret));
    return { address };
  });
  bind(app, operations.resetSecondFactor, async ({ actor, params: { workspace, user } }) => {
    await resetFactor(context, actor, workspace, user);
    return null;
  });

  bind(app, findProviders, async ({ body: { email, workspace }, address }) => {
    countWay(address);
    const named = workspace === undefined ? [] : await offeredIn(context, workspace);
    if (email === undefined || !email.includes("@")) return { providers: named };
    // Any workspace will do to read what is outside of all.
    const found = await transaction(workspace ?? nowhere, (tx) => findOffered(tx, domainOf(email)));
    const others = await Promise.all(
      found.map(async ({ workspace_id, provider_id }) =>
        (await offeredIn(context, workspace_id)).filter(({ provider }) => provider === provider_id),
      ),
    );
    const all = [...named, ...others.flat()];
    return {
      providers: all.filter((one, at) => all.findIndex((other) => other.provider === one.provider) === at),
    };
  });
  bind(
    app,
    beginProviderSignIn,
    async ({ body: { workspace, provider, next }, setHeader, address: from }) => {
      countWay(from);
      const flow = { workspaceId: workspace, providerId: provider, next, trialBy: null };
      const { address, secret } = await beginSignIn(context, flow, new Date());
      setHeader("set-cookie", cookie.set(secret));
      return { address };
    },
  );
  bind(app, finishProviderSignIn, async ({ actor, body, setHeader, ...asker }) => {
    const secret = cookie.read(asker.headers);
    const asked = { workspaceId: body.workspace, answer: body.answer, secret, actor, asker };
    const { next, cookies, path, trial } = await finishSignIn(context, asked, new Date());
    setHeader("set-cookie", [...cookies, cookie.set(null)]);
    return { next, path, trial };
  });

  addSamlRoutes(context);
}

const nowhere = "00000000-0000-0000-0000-000000000000";

async function offeredIn({ transaction }: Context, workspace: string) {
  const rows = await transaction(workspace, (tx) => selectProviders(tx, workspace));
  return rows
    .filter(({ active }) => active)
    .map(({ provider_id, name }) => ({ workspace, provider: provider_id, name }));
}

/** What identity providers of SAML and their administrators ask for: no operations of ours. */
function addSamlRoutes(context: Context): void {
  const { origin, guard } = context;
  const { check } = guard("public");
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
  void context.app.register(async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: 300_000 },
      async (_: unknown, body: string) => new URLSearchParams(body),
    );
    app.get<{ Params: { workspace: string } }>(
      "/api/workspaces/:workspace/sign-in/metadata.xml",
      { onRequest: check },
      async ({ params }, reply) => {
        const workspace = params.workspace.toLowerCase();
        const certificate = uuid.test(workspace)
          ? await context.transaction(workspace, (tx) => samlCertificate(tx, workspace))
          : null;
        return reply
          .type("application/samlmetadata+xml; charset=utf-8")
          .send(samlMetadata(addressesOf(origin(), workspace), certificate));
      },
    );
    app.post<{ Params: { workspace: string }; Body: unknown }>(
      "/api/workspaces/:workspace/sign-in/assertion",
      // Posted by the provider's page: what it says is believed for its signature alone.
      { onRequest: check, bodyLimit: 300_000, config: { fromOtherSites: true } },
      async ({ params, body, ip }, reply) => {
        const form = body instanceof URLSearchParams ? body : new URLSearchParams();
        const workspaceId = params.workspace.toLowerCase();
        const posted = { relayState: form.get("RelayState") ?? "", response: form.get("SAMLResponse") ?? "" };
        const code = uuid.test(workspaceId)
          ? await takeAssertion(context, { workspaceId, ...posted, address: ip }, new Date())
          : undefined;
        return reply.redirect(`/sign-in/provider/${encodeURIComponent(workspaceId)}#${code ?? "over"}`, 303);
      },
    );
  });
}
