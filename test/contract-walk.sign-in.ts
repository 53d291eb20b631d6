import * as account from "../src/people/access/account.contract.ts";
import * as factor from "../src/people/access/second-factor.contract.ts";
import { makeSigner } from "../src/people/sign-in-providers/certificate.fixture.ts";
import * as signIn from "../src/people/sign-in-providers/provider-sign-in.contract.ts";
import * as providers from "../src/people/sign-in-providers/providers.contract.ts";
import { example, here, route, unusedAddress, type World } from "./contract-walk.ts";

const { certificate } = makeSigner();

const registering = () => ({
  name: "Staff sign-in",
  domains: ["example.org"],
  saml: {
    metadata: "",
    entityId: "https://idp.example.org",
    signInAddress: "https://idp.example.org/sign-in",
    certificates: certificate,
  },
});

/** A provider that is switched on. */
async function provider(world: World) {
  const made = await world.director(providers.addProvider, { ...here(world), body: registering() });
  const params = { workspace: world.workspaceId, provider: made.provider };
  await world.director(providers.changeProvider, { params, body: { active: true } });
  return { params };
}

const member = async (world: World) => ({
  params: { workspace: world.workspaceId, user: (await world.member(["sponsor"])).user.id },
});

export const signInExamples = [
  example(factor.readSecondFactor, () => ({})),
  example(factor.beginSecondFactor, () => ({})),
  example(factor.turnSecondFactorOn, () => ({ body: { code: "000000x" } }), {
    refused: "sign-in.wrong-code",
  }),
  example(factor.renewRecoveryCodes, () => ({ body: { proof: "guessed" } }), {
    refused: "second-factor.off",
  }),
  example(factor.turnSecondFactorOff, () => ({ body: { proof: "guessed" } }), {
    refused: "second-factor.off",
  }),
  example(factor.readSignInStep, () => ({})),
  example(factor.takeSignInStep, () => ({ body: { code: "guessed" } }), { refused: "sign-in.step-over" }),
  example(account.askForNewAddress, () => ({ body: { email: unusedAddress(), proof: "guessed" } }), {
    refused: "account.wrong-proof",
  }),
  example(account.takeNewAddress, () => ({ body: { step: "guessed", code: "guessed" } }), {
    refused: "sign-in.step-over",
  }),
  example(providers.listProviders, here),
  example(providers.addProvider, (world) => ({ ...here(world), body: registering() })),
  example(providers.changeProvider, async (world) => ({
    ...(await provider(world)),
    body: { name: "Other" },
  })),
  example(providers.removeProvider, provider),
  example(providers.tryProvider, provider),
  example(providers.changeEntryRule, (world) => ({
    ...here(world),
    body: { secondFactor: false, providerOnly: false },
  })),
  example(providers.resetSecondFactor, member),
  example(signIn.findProviders, () => ({ body: { email: "somebody@example.org" } })),
  example(signIn.beginProviderSignIn, async (world) => {
    const { params } = await provider(world);
    return { body: { ...params, next: "/" } };
  }),
  example(
    signIn.finishProviderSignIn,
    ({ workspaceId: workspace }) => ({ body: { workspace, answer: "guessed" } }),
    {
      refused: "sign-in-provider.over",
    },
  ),
];

export const signInRoutes = [
  route(
    "GET /api/workspaces/:workspace/sign-in/metadata.xml",
    "public",
    ({ workspaceId }) => `/api/workspaces/${workspaceId}/sign-in/metadata.xml`,
  ),
  route(
    "POST /api/workspaces/:workspace/sign-in/assertion",
    "public",
    ({ workspaceId }) => `/api/workspaces/${workspaceId}/sign-in/assertion`,
    {
      init: {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "SAMLResponse=guessed",
      },
      refused: 303,
    },
  ),
];
