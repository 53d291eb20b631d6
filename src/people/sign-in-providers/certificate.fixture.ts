import { generateKeyPairSync } from "node:crypto";
import { pemOf, selfSigned } from "./certificate.service.ts";

/** A key and a certificate that it signs itself, made when it is asked for. */
export interface Signer {
  /** PEM. */
  privateKey: string;
  /** PEM. */
  certificate: string;
}

/** Makes a signer with RSA of so many bits. */
export function makeSigner(bits = 2048): Signer {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: bits });
  const certificate = selfSigned(privateKey, publicKey, {
    name: "Test provider",
    days: 365,
    now: new Date(),
  });
  return {
    privateKey: pemOf(privateKey),
    certificate: `-----BEGIN CERTIFICATE-----\n${certificate.replace(/(.{64})(?=.)/g, "$1\n")}\n-----END CERTIFICATE-----\n`,
  };
}
