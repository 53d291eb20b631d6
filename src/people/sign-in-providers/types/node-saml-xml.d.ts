/**
 * What we use of the library. Its own types bring those of browsers along, in which streams are others than Node's:
 * tsconfig.json points here instead.
 */
/** A parsed document, or an element of one; as text it is XML. */
interface Node {
  toString(): string;
}

/** Elements as objects of arrays, by local name. */
export function parseXml2JsFromString(xml: string): Promise<Record<string, unknown>>;
export function parseDomFromString(xml: string): Promise<Node>;
export const xpath: {
  selectElements(node: Node, path: string): Node[];
  selectAttributes(node: Node, path: string): { value: string }[];
};
/** The content of the one EncryptedData in some XML. @param key RSA, in PEM */
export function decryptXml(xml: string, key: string): Promise<string>;
