import { randomBytes } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { Constants, IdentityProvider, SamlLib, ServiceProvider, setSchemaValidator } from "samlify";
import { makeSigner, type Signer } from "./certificate.fixture.ts";

setSchemaValidator({ validate: async () => "not asked" });

/** What goes into an assertion, where not the usual. */
export interface AssertionParts {
  email?: string;
  nameId?: string;
  audience?: string;
  issuer?: string;
  requestId?: string;
  recipient?: string;
  /** Milliseconds by which all times are moved. */
  moved?: number;
  id?: string;
}

/** What we asked a provider. */
export interface SamlRequest {
  id: string;
  relayState: string;
}

/** The request in the address that a browser is sent to. */
export function requestIn(address: string): SamlRequest {
  const query = new URL(address).searchParams;
  const xml = inflateRawSync(Buffer.from(query.get("SAMLRequest") ?? "", "base64")).toString();
  return { id: /\bID="([^"]+)"/.exec(xml)?.[1] ?? "", relayState: query.get("RelayState") ?? "" };
}

/** How a provider encrypts, by the names of XML Encryption. */
export interface Encryption {
  content: string;
  key: string;
}

const xmlenc = "http://www.w3.org/2001/04/xmlenc#";
const xmlenc11 = "http://www.w3.org/2009/xmlenc11#";

/** As Entra ID, ADFS and Keycloak do it. */
export const encryptions = {
  cbc: { content: `${xmlenc}aes256-cbc`, key: `${xmlenc}rsa-oaep-mgf1p` },
  gcm: { content: `${xmlenc11}aes256-gcm`, key: `${xmlenc}rsa-oaep-mgf1p` },
  weakKey: { content: `${xmlenc11}aes256-gcm`, key: `${xmlenc}rsa-1_5` },
  weakContent: { content: `${xmlenc}tripledes-cbc`, key: `${xmlenc}rsa-oaep-mgf1p` },
} satisfies Record<string, Encryption>;

/**
 * An identity provider of SAML, with its own key; `answer` is what it has a browser post.
 *
 * @param encryption null: assertions are signed and not encrypted
 * @param signing the algorithm of signatures
 */
export function samlProvider(
  signer: Signer = makeSigner(),
  entityId = "https://idp.example.org/saml",
  encryption: Encryption | null = null,
  signing = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
) {
  const idp = IdentityProvider({
    entityID: entityId,
    privateKey: signer.privateKey,
    signingCert: signer.certificate,
    requestSignatureAlgorithm: signing,
    isAssertionEncrypted: encryption !== null,
    ...(encryption && {
      dataEncryptionAlgorithm: encryption.content,
      keyEncryptionAlgorithm: encryption.key,
    }),
    nameIDFormat: ["urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"],
    singleLogoutService: [
      { Binding: Constants.namespace.binding.redirect, Location: "https://idp.example.org/saml/sign-out" },
    ],
    singleSignOnService: [
      { Binding: Constants.namespace.binding.redirect, Location: "https://idp.example.org/saml/sign-in" },
    ],
  } as never);

  /** An answer in base64, its assertion signed. @param ours our metadata */
  const answer = async (ours: string, request: SamlRequest, parts: AssertionParts): Promise<string> => {
    const sp = ServiceProvider({ metadata: ours });
    const entity = String(sp.entityMeta.getEntityID());
    const assertions = String(sp.entityMeta.getAssertionConsumerService("post"));
    const xml = assertionXml(entityId, { entity, assertions, request, parts });
    const made = await idp.createLoginResponse(
      sp,
      { extract: { request: { id: request.id } } } as never,
      "post",
      {},
      { customTagReplacement: () => ({ id: "response", context: xml }) } as never,
    );
    return made.context;
  };

  /** An answer in base64 whose assertion is encrypted as it stands, signed or not. */
  const encrypt = (ours: string, xml: string): Promise<string> =>
    SamlLib.encryptAssertion(idp, ServiceProvider({ metadata: ours }), xml);
  return { entityId, signer, metadata: idp.getMetadata(), answer, encrypt };
}

interface Filled {
  entity: string;
  assertions: string;
  request: SamlRequest;
  parts: AssertionParts;
}

function assertionXml(own: string, { entity, assertions, request, parts }: Filled): string {
  const { email = "nobody@example.org", nameId = email, audience = entity, issuer = own } = parts;
  const {
    requestId = request.id,
    recipient = assertions,
    moved = 0,
    id = randomBytes(8).toString("hex"),
  } = parts;
  const at = (minutes: number) => new Date(Date.now() + moved + minutes * 60_000).toISOString();
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_r${id}" Version="2.0" IssueInstant="${at(0)}" Destination="${assertions}" InResponseTo="${requestId}"><saml:Issuer>${issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a${id}" Version="2.0" IssueInstant="${at(0)}"><saml:Issuer>${issuer}</saml:Issuer><saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">${nameId}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${at(5)}" Recipient="${recipient}" InResponseTo="${requestId}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${at(-1)}" NotOnOrAfter="${at(5)}"><saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${at(0)}" SessionIndex="_s${id}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement><saml:Attribute Name="displayName" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic"><saml:AttributeValue>Sam Asserted</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion></samlp:Response>`;
}
