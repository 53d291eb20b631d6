import { X509Certificate } from "node:crypto";
import { parseXml2JsFromString } from "@node-saml/node-saml/lib/xml.js";
import type { SamlSettings } from "./provider.ts";
import { badProvider } from "./providers.errors.ts";

/** What a director typed: metadata, or its parts one by one. */
export interface TypedSaml {
  metadata: string;
  entityId: string;
  signInAddress: string;
  certificates: string;
}

const redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
const mostCertificates = 5;

/**
 * Settings of a provider as they are typed or pasted.
 *
 * @param mayBePlain whether an address may be plain http
 * @throws AppError "sign-in-provider.invalid"
 */
export async function samlSettings(
  typed: TypedSaml,
  mayBePlain: (address: string) => boolean,
): Promise<SamlSettings> {
  const pasted = typed.metadata.trim() !== "";
  const { entityId, signInAddress, certificates } = pasted
    ? await readMetadata(typed.metadata)
    : readParts(typed);
  const at = (name: string) => (pasted ? "/saml/metadata" : `/saml/${name}`);
  if (entityId === "") throw badProvider(at("entityId"), "names no entity id");
  if (!isWebAddress(signInAddress, mayBePlain))
    throw badProvider(at("signInAddress"), "names no https address for signing in by a redirect");
  if (certificates.length === 0) throw badProvider(at("certificates"), "holds no certificate for signing");
  if (certificates.length > mostCertificates)
    throw badProvider(at("certificates"), `holds more than ${mostCertificates} certificates`);
  return {
    entityId,
    signInAddress,
    certificates: certificates.map((each) => checked(each, at("certificates"))),
  };
}

const isWebAddress = (address: string, mayBePlain: (address: string) => boolean) =>
  URL.canParse(address) &&
  (new URL(address).protocol === "https:" || (new URL(address).protocol === "http:" && mayBePlain(address)));

const readParts = ({ entityId, signInAddress, certificates }: TypedSaml): SamlSettings => ({
  entityId: entityId.trim(),
  signInAddress: signInAddress.trim(),
  certificates: certificates
    .split(/-----END CERTIFICATE-----/)
    .map(bareBase64)
    .filter((each) => each !== ""),
});

const bareBase64 = (text: string) => text.replace(/-----BEGIN CERTIFICATE-----/g, "").replace(/\s/g, "");

/** A certificate that can be read, with a key that is strong enough. */
function checked(certificate: string, pointer: string): string {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = keyOf(certificate, pointer);
  const isStrong = type === "ec" || (type === "rsa" && (details?.modulusLength ?? 0) >= 2048);
  if (!isStrong)
    throw badProvider(pointer, "holds a certificate whose key is weaker than RSA with 2048 bits");
  return certificate;
}

function keyOf(certificate: string, pointer: string) {
  try {
    return new X509Certificate(Buffer.from(certificate, "base64")).publicKey;
  } catch {
    throw badProvider(pointer, "holds a certificate that can't be read");
  }
}

/** Until when a stored certificate says that it is valid. */
export const certificateEnd = (certificate: string): Date =>
  new Date(new X509Certificate(Buffer.from(certificate, "base64")).validTo);

const listOf = (node: unknown, name: string): unknown[] => {
  const found = Object(node)[name];
  return Array.isArray(found) ? found : found === undefined ? [] : [found];
};
const textOf = (node: unknown): string => {
  const text = typeof node === "string" ? node : Object(node)["_"];
  return typeof text === "string" ? text : "";
};
const attributeOf = (node: unknown, name: string): string => textOf(Object(Object(node)["$"])[name]);

async function readMetadata(text: string): Promise<SamlSettings> {
  // Neither document types nor entities: nothing is loaded or multiplied. Comments don't matter here.
  const xml = text.trim().replace(/<!--[\s\S]*?-->/g, "");
  if (xml.includes("<!"))
    throw badProvider("/saml/metadata", "has a document type, which metadata don't need");
  const document = await parseXml2JsFromString(xml).catch(() => {
    throw badProvider("/saml/metadata", "is not XML that can be read");
  });
  const entity = Object(document)["EntityDescriptor"];
  const [idp] = listOf(entity, "IDPSSODescriptor");
  if (!entity || !idp) throw badProvider("/saml/metadata", "is not the metadata of one identity provider");
  const services = listOf(idp, "SingleSignOnService");
  const keys = listOf(idp, "KeyDescriptor").filter((key) => attributeOf(key, "use") !== "encryption");
  const certificates = keys.flatMap((key) =>
    listOf(key, "KeyInfo").flatMap((info) =>
      listOf(info, "X509Data").flatMap((data) =>
        listOf(data, "X509Certificate").map((each) => bareBase64(textOf(each))),
      ),
    ),
  );
  return {
    entityId: attributeOf(entity, "entityID"),
    signInAddress: attributeOf(
      services.find((service) => attributeOf(service, "Binding") === redirect),
      "Location",
    ),
    certificates: [...new Set(certificates)].filter((each) => each !== ""),
  };
}
