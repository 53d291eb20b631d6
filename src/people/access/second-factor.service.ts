import { createHash, randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import type { Pool } from "pg";
import { type InstallationKey, noteKeyUse } from "#platform/installation-key.ts";
import { seal, unseal } from "#platform/sealed-secret.ts";
import { noSecondFactor, secondFactorOn, wrongCode } from "./access.errors.ts";
import {
  countRecoveryCodes,
  deleteSecondFactor,
  findSecondFactor,
  keepSecret,
  replaceRecoveryCodes,
  spendRecoveryCode,
  spendStep,
} from "./second-factor.store.ts";

const recoveryCodes = 10;
const period = 30;

/** Codes of an authenticator app, after RFC 6238: SHA-1, six digits, half a minute. */
export interface SecondFactors {
  isOn(userId: string): Promise<boolean>;
  /** Unused recovery codes. */
  recoveryCodesLeft(userId: string): Promise<number>;
  /**
   * Makes the secret of a second factor; it counts once a code has proven that an app has it.
   *
   * @returns the secret in base32, and the address that apps read from a QR code
   * @throws AppError "second-factor.on"
   */
  begin(userId: string, email: string): Promise<{ secret: string; address: string }>;
  /** @returns recovery codes, which are shown once. @throws AppError "second-factor.wrong-code" or "second-factor.off" */
  turnOn(userId: string, code: string, now?: Date): Promise<string[]>;
  /** Whether a code is right; each counts once. Takes a recovery code, too. */
  accepts(userId: string, code: string, now?: Date): Promise<"code" | "recovery code" | null>;
  /** Makes new recovery codes; the earlier ones end. */
  renewRecoveryCodes(userId: string): Promise<string[]>;
  /** @returns whether there was one */
  remove(userId: string): Promise<boolean>;
}

export function createSecondFactors(pool: Pool, key: InstallationKey): SecondFactors {
  const sealing = key.derive("second factor");

  /** The time step that a code is of, of those around now. */
  const stepOf = (secret: string, code: string, now: Date): number | null => {
    const timestamp = now.getTime();
    const delta = appCode(secret).validate({ token: code.replace(/\s/g, ""), timestamp, window: 1 });
    return delta === null ? null : Math.floor(timestamp / 1000 / period) + delta;
  };

  const renewRecoveryCodes = async (userId: string): Promise<string[]> => {
    const codes = Array.from({ length: recoveryCodes }, makeRecoveryCode);
    await replaceRecoveryCodes(pool, userId, codes.map(hashOf));
    return codes;
  };

  return {
    isOn: async (userId) => (await findSecondFactor(pool, userId))?.enabled_at instanceof Date,
    recoveryCodesLeft: (userId) => countRecoveryCodes(pool, userId),
    async begin(userId, email) {
      if ((await findSecondFactor(pool, userId))?.enabled_at) throw secondFactorOn();
      await noteKeyUse((text, values) => pool.query(text, [...values]), key);
      const secret = new Secret({ size: 20 }).base32;
      await keepSecret(pool, userId, seal(sealing, secret, userId));
      return { secret, address: appCode(secret, email).toString() };
    },
    async turnOn(userId, code, now = new Date()) {
      const factor = await findSecondFactor(pool, userId);
      if (!factor) throw noSecondFactor();
      if (factor.enabled_at) throw secondFactorOn();
      const step = stepOf(unseal(sealing, factor.secret, userId), code, now);
      if (step === null || !(await spendStep(pool, { userId, step, enable: true }))) throw wrongCode();
      return renewRecoveryCodes(userId);
    },
    async accepts(userId, code, now = new Date()) {
      const factor = await findSecondFactor(pool, userId);
      if (!factor?.enabled_at) return null;
      if (!/^[\d\s]*$/.test(code))
        return (await spendRecoveryCode(pool, userId, hashOf(code))) ? "recovery code" : null;
      const step = stepOf(unseal(sealing, factor.secret, userId), code, now);
      return step !== null && (await spendStep(pool, { userId, step, enable: false })) ? "code" : null;
    },
    renewRecoveryCodes,
    remove: (userId) => deleteSecondFactor(pool, userId),
  };
}

const appCode = (secret: string, label = "") =>
  new TOTP({ issuer: "Serviceloop", label, secret: Secret.fromBase32(secret), period, digits: 6 });

/** Without letters and digits that look alike; the first character is a letter, which no app's code has. */
const letters = "abcdefghjkmnpqrstuvwxyz";
const alphabet = `${letters}23456789`;

/** Sixteen characters, 78 bits: "kq3m-…". */
function makeRecoveryCode(): string {
  const characters = Array.from({ length: 16 }, (_, at) => pick(at === 0 ? letters : alphabet)).join("");
  return characters.replace(/(.{4})(?=.)/g, "$1-");
}

function pick(from: string): string {
  for (;;) {
    const [byte = 0] = randomBytes(1);
    if (byte < 256 - (256 % from.length)) return from[byte % from.length] ?? "";
  }
}

const hashOf = (code: string) =>
  createHash("sha256").update(code.toLowerCase().replace(/[\s-]/g, "")).digest();
