import { parseDomFromString, xpath } from "@node-saml/node-saml/lib/xml.js";
import { RefusedAnswer } from "./refused-answer.errors.ts";

/**
 * Refuses what no provider writes and attacks are made of, before and after a parser sees it: document types and entities,
 * comments, which can cut a name in two, processing instructions, and algorithms that are broken or keyed with a public key.
 *
 * @param xml of an answer, or of what it has encrypted
 * @throws RefusedAnswer
 */
export async function refuseUnusual(xml: string): Promise<void> {
  if (xml.includes("<!"))
    throw new RefusedAnswer("form", "The answer has a document type, comment or CDATA.");
  if (/<\?(?!xml\s)/i.test(xml) || xml.includes("\0"))
    throw new RefusedAnswer("form", "The answer has processing instructions.");
  const algorithms = await signingAlgorithms(xml);
  if (
    algorithms.some((each) =>
      /xmldsig#(rsa-sha1|sha1|dsa-sha1|hmac)|xmldsig-more#(hmac|md5|rsa-md5)/i.test(each),
    )
  )
    throw new RefusedAnswer(
      "signature",
      "The signature uses SHA-1, MD5 or HMAC: switch to RSA with SHA-256.",
    );
}

/**
 * By what is signed and digested, as the library will read it: in the text names can be written in many ways. How a key is
 * encrypted (OAEP) may name SHA-1, which is no weakness there.
 */
async function signingAlgorithms(xml: string): Promise<string[]> {
  const document = await parseDomFromString(xml).catch((error: unknown) => {
    throw new RefusedAnswer("form", error instanceof Error ? error.message : "");
  });
  return xpath
    .selectAttributes(
      document,
      "//*[local-name()='SignatureMethod']/@Algorithm | //*[local-name()='Reference']/*[local-name()='DigestMethod']/@Algorithm",
    )
    .map(({ value }) => value);
}
