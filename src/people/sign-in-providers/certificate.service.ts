import { createSign, type KeyObject, randomBytes } from "node:crypto";

const part = (tag: number, ...contents: Buffer[]): Buffer => {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: Buffer[]) => part(0x30, ...parts);
const text = (tag: number, content: string) => part(tag, Buffer.from(content));

/** sha256WithRSAEncryption. */
const algorithm = sequence(Buffer.from("06092a864886f70d01010b", "hex"), Buffer.from("0500", "hex"));
const nameOf = (name: string) =>
  sequence(part(0x31, sequence(Buffer.from("0603550403", "hex"), text(0x0c, name))));
/** GeneralizedTime, e.g. "20260331093000Z". */
const moment = (time: Date) =>
  text(
    0x18,
    time
      .toISOString()
      .replace(/[-:T]/g, "")
      .replace(/\.\d+Z$/, "Z"),
  );

const day = 86_400_000;

interface Certified {
  /** Whose the key is, and who issues this. */
  name: string;
  days: number;
  now: Date;
}

/**
 * A certificate of a key of RSA that the key signs itself (X.509, RFC 5280, version 1), valid from the day before.
 *
 * @returns base64 without headers
 */
export function selfSigned(
  privateKey: KeyObject,
  publicKey: KeyObject,
  { name, days, now }: Certified,
): string {
  const issuer = nameOf(name);
  const content = sequence(
    // Positive, and of its full length.
    part(0x02, Buffer.concat([Buffer.from([0x40]), randomBytes(15)])),
    algorithm,
    issuer,
    sequence(moment(new Date(now.getTime() - day)), moment(new Date(now.getTime() + days * day))),
    issuer,
    publicKey.export({ type: "spki", format: "der" }),
  );
  const signature = createSign("sha256").update(content).sign(privateKey);
  return sequence(content, algorithm, part(0x03, Buffer.from([0]), signature)).toString("base64");
}

/** A private key as text. */
export const pemOf = (key: KeyObject) => String(key.export({ type: "pkcs8", format: "pem" }));
