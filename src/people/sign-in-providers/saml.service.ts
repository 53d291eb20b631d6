import { createHash } from "node:crypto";
import {
  generateServiceProviderMetadata,
  type Profile,
  SAML,
  ValidateInResponseTo,
} from "@node-saml/node-saml";
import { decryptedAssertion } from "./encrypted-assertion.service.ts";
import type { Asserted, SamlSettings } from "./provider.ts";
import { RefusedAnswer } from "./refused-answer.errors.ts";
import { refuseUnusual } from "./unusual-answer.service.ts";

/** Who we are to a provider. */
export interface SamlAddresses {
  /** Our entity id: the audience of assertions. */
  entity: string;
  /** Where assertions are posted. */
  assertions: string;
}

/** A minute and a half between our clock and the provider's. */
const skew = 90_000;
const oldest = 600_000;

function samlFor(
  { entityId, signInAddress, certificates }: SamlSettings,
  { entity, assertions }: SamlAddresses,
  requestId: string,
  decryptionPvk?: string,
): SAML {
  const begun = new Date().toISOString();
  return new SAML({
    issuer: entity,
    audience: entity,
    callbackUrl: assertions,
    entryPoint: signInAddress,
    idpIssuer: entityId,
    idpCert: certificates,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    ...(decryptionPvk !== undefined && { decryptionPvk }),
    acceptedClockSkewMs: skew,
    maxAssertionAgeMs: oldest,
    validateInResponseTo: ValidateInResponseTo.always,
    generateUniqueId: () => requestId,
    // One request is open: that of the browser's own sign-in. Whether it was answered stands in the database.
    cacheProvider: {
      saveAsync: async () => null,
      getAsync: async (id) => (id === requestId ? begun : null),
      removeAsync: async () => null,
    },
  });
}

/** Where to send a browser. @param relayState comes back with the answer */
export const samlAddress = (
  settings: SamlSettings,
  addresses: SamlAddresses,
  { requestId, relayState }: { requestId: string; relayState: string },
): Promise<string> => samlFor(settings, addresses, requestId).getAuthorizeUrlAsync(relayState, undefined, {});

/** What a provider's administrator can load. @param certificate what assertions are encrypted with, where they are */
export const samlMetadata = ({ entity, assertions }: SamlAddresses, certificate: string | null): string =>
  generateServiceProviderMetadata({
    issuer: entity,
    callbackUrl: assertions,
    wantAssertionsSigned: true,
    identifierFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
    // The library puts the certificate in where there is a key, which it doesn't look at.
    ...(certificate !== null && { decryptionPvk: "stays here", decryptionCert: certificate }),
  });

/** What a checked assertion says. */
export interface ReadAssertion {
  asserted: Asserted;
  /** Tells the assertion from all others of its provider. */
  hash: Buffer;
}

/**
 * Checks a posted answer and reads its one assertion: signed by the provider, for us, in time, for the request that is given.
 *
 * @param response in base64, as it was posted
 * @param privateKey gives the key in PEM for an assertion that is encrypted
 * @throws RefusedAnswer
 */
export async function readSamlAnswer(
  settings: SamlSettings,
  addresses: SamlAddresses,
  { requestId, response }: { requestId: string; response: string },
  privateKey: () => string,
): Promise<ReadAssertion> {
  const profile = await checkedProfile(settings, addresses, { requestId, response }, privateKey);
  const assertion = profile?.getAssertion?.()["Assertion"];
  if (!profile || !assertion) throw new RefusedAnswer("form", "no assertion");
  if (profile.issuer !== settings.entityId)
    throw new RefusedAnswer("issuer", `The issuer is ${profile.issuer}.`);
  const { id, confirmations } = partsOf(assertion);
  const confirmed = confirmations.some(
    ({ method, to, recipient, until }) =>
      method === "urn:oasis:names:tc:SAML:2.0:cm:bearer" &&
      to === requestId &&
      recipient === addresses.assertions &&
      Date.parse(until) > Date.now() - skew,
  );
  if (!confirmed)
    throw new RefusedAnswer(
      "request",
      "No bearer confirmation has this request, recipient and an end in time.",
    );
  if (id === "") throw new RefusedAnswer("form", "The assertion has no ID.");
  return { asserted: assertedIn(profile), hash: createHash("sha256").update(id).digest() };
}

/** What the library has checked: signature, audience, times, request. */
async function checkedProfile(
  settings: SamlSettings,
  addresses: SamlAddresses,
  { requestId, response }: { requestId: string; response: string },
  privateKey: () => string,
): Promise<Profile | null> {
  const xml = xmlOf(response);
  await refuseUnusual(xml);
  const key = xml.includes("EncryptedAssertion") ? await keyForUsual(xml, privateKey) : undefined;
  try {
    const saml = samlFor(settings, addresses, requestId, key);
    return (await saml.validatePostResponseAsync({ SAMLResponse: response })).profile;
  } catch (error) {
    const detail = error instanceof Error ? error.message : "";
    const reason = reasonFor(detail);
    const isUnsigned = key !== undefined && (reason === "signature" || reason === "form");
    throw new RefusedAnswer(isUnsigned ? "encryption" : reason, detail);
  }
}

/**
 * The key, where what is encrypted is written as anything else has to be. Whatever is wrong up to its signature has one
 * reason: who sends altered ciphers must not learn from the answers what they hold.
 */
async function keyForUsual(xml: string, privateKey: () => string): Promise<string> {
  try {
    const key = privateKey();
    const assertion = await decryptedAssertion(xml, () => key);
    if (assertion === null) throw new Error("Nothing is encrypted where it should be.");
    await refuseUnusual(assertion);
    return key;
  } catch (error) {
    throw new RefusedAnswer("encryption", error instanceof Error ? error.message : "");
  }
}

function xmlOf(response: string): string {
  if (!/^[A-Za-z0-9+/=\s]+$/.test(response)) throw new RefusedAnswer("form", "The answer is not base64.");
  return Buffer.from(response, "base64")
    .toString("utf8")
    .replace(/^\uFEFF/, "");
}

function reasonFor(detail: string) {
  if (/signature|multiple assertions/i.test(detail)) return "signature";
  if (/audience/i.test(detail)) return "audience";
  if (/InResponseTo|subject confirmation/i.test(detail)) return "request";
  if (/expired|not yet valid|too old/i.test(detail)) return "time";
  return /SAML provider returned/.test(detail) ? "declined" : "form";
}

type Node = Record<string, unknown>;

const childrenOf = (node: unknown, name: string): Node[] => {
  const found = Object(node)[name];
  return Array.isArray(found) ? found : found === undefined ? [] : [found];
};
const attributeOf = (node: unknown, name: string): string => {
  const value = Object(Object(node)["$"])[name];
  return typeof value === "string" ? value : "";
};

function partsOf(assertion: unknown) {
  const [subject] = childrenOf(assertion, "Subject");
  return {
    id: attributeOf(assertion, "ID"),
    confirmations: childrenOf(subject, "SubjectConfirmation").map((confirmation) => {
      const [data] = childrenOf(confirmation, "SubjectConfirmationData");
      return {
        method: attributeOf(confirmation, "Method"),
        to: attributeOf(data, "InResponseTo"),
        recipient: attributeOf(data, "Recipient"),
        until: attributeOf(data, "NotOnOrAfter"),
      };
    }),
  };
}

/** Names that providers have for an address and for a person's name. */
const addressNames = [
  "email",
  "mail",
  "emailAddress",
  "urn:oid:0.9.2342.19200300.100.1.3",
  "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
];
const personNames = [
  "displayName",
  "name",
  "cn",
  "urn:oid:2.16.840.1.113730.3.1.241",
  "http://schemas.microsoft.com/identity/claims/displayname",
];

function assertedIn(profile: Profile): Asserted {
  const attributes = Object(profile["attributes"]) as Record<string, unknown>;
  const first = (names: readonly string[]) =>
    names.map((name) => attributes[name]).find((value) => typeof value === "string");
  const nameId = typeof profile.nameID === "string" ? profile.nameID.trim() : "";
  const given = first(addressNames);
  const email = (typeof given === "string" ? given : nameId).trim().toLowerCase();
  if (!email.includes("@"))
    throw new RefusedAnswer("no address", "Neither an attribute nor the NameID is one.");
  const lasting = nameId !== "" && !/nameid-format:transient$/.test(profile.nameIDFormat ?? "");
  const name = first(personNames);
  return { subject: lasting ? nameId : email, email, name: typeof name === "string" ? name.trim() : "" };
}
