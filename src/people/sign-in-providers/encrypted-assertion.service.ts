import { decryptXml, parseDomFromString, xpath } from "@node-saml/node-saml/lib/xml.js";

const xmlenc = "http://www.w3.org/2001/04/xmlenc#";
const xmlenc11 = "http://www.w3.org/2009/xmlenc11#";

/** RSA with PKCS #1 v1.5 and triple DES are broken. CBC is not: what it holds has to be signed by the provider as well. */
const allowed = new Set([
  `${xmlenc}rsa-oaep-mgf1p`,
  `${xmlenc11}aes128-gcm`,
  `${xmlenc11}aes256-gcm`,
  `${xmlenc}aes128-cbc`,
  `${xmlenc}aes256-cbc`,
]);

/**
 * What an answer encrypts, in plain XML; null where it encrypts nothing.
 *
 * @param privateKey gives the key in PEM
 * @throws Error where it can't be read
 */
export async function decryptedAssertion(xml: string, privateKey: () => string): Promise<string | null> {
  const document = await parseDomFromString(xml);
  // Wherever it stands: what is no child of the answer is refused with the rest.
  const [encrypted, ...others] = xpath.selectElements(document, "//*[local-name()='EncryptedAssertion']");
  if (!encrypted) return null;
  if (others.length > 0) throw new Error("There is more than one encrypted assertion.");
  const methods = xpath.selectAttributes(encrypted, ".//*[local-name()='EncryptionMethod']/@Algorithm");
  const bad = methods.find(({ value }) => !allowed.has(value));
  if (methods.length !== 2 || bad)
    throw new Error(
      `It is encrypted with ${bad?.value || "nothing known"}: choose AES (GCM or CBC) and RSA-OAEP at the provider.`,
    );
  return decryptXml(encrypted.toString(), privateKey());
}
