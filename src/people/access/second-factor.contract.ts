import { Type } from "typebox";
import { operation } from "#platform/http/contract.ts";
import {
  noSecondFactor,
  secondFactorOn,
  signInAgain,
  stepOver,
  wrongCode,
  wrongProof,
} from "./access.errors.ts";
import { Code, Next } from "./contract.ts";

/** A password, or a code of the second factor or of recovery: whoever found an open browser has neither. */
const Proof = Type.Object({ proof: Type.String({ minLength: 1, maxLength: 128 }) });

const RecoveryCodes = Type.Object({
  /** Shown this once. */
  recoveryCodes: Type.Array(Type.String()),
});

export const readSecondFactor = operation({
  method: "GET",
  path: "/api/account/second-factor",
  summary: "Whether one's own second factor is on",
  permission: "user",
  response: Type.Object({ on: Type.Boolean(), recoveryCodesLeft: Type.Integer() }),
});

/** In a session of the last hour. It counts only once a code has proven that an app has it: `turnSecondFactorOn`. */
export const beginSecondFactor = operation({
  method: "POST",
  path: "/api/account/second-factor/begin",
  summary: "Begin to set a second factor up: make its secret",
  permission: "user",
  response: Type.Object({
    /** For typing, in base32. */
    secret: Type.String(),
    /** What an app reads: "otpauth://totp/…". */
    address: Type.String(),
    /** The address as a QR code: an SVG path of squares of one unit, without a border. */
    qr: Type.Object({ size: Type.Integer(), path: Type.String() }),
  }),
  errors: [secondFactorOn, signInAgain],
});

export const turnSecondFactorOn = operation({
  method: "POST",
  path: "/api/account/second-factor/on",
  summary: "Turn one's second factor on with a code of the app; ends all other sessions",
  permission: "user",
  body: Type.Object({ code: Code }),
  response: RecoveryCodes,
  errors: [wrongCode, noSecondFactor, secondFactorOn, signInAgain],
});

export const renewRecoveryCodes = operation({
  method: "POST",
  path: "/api/account/second-factor/recovery-codes",
  summary: "Make new recovery codes; the earlier ones end",
  permission: "user",
  body: Proof,
  response: RecoveryCodes,
  errors: [wrongProof, noSecondFactor],
});

export const turnSecondFactorOff = operation({
  method: "POST",
  path: "/api/account/second-factor/off",
  summary: "Turn one's second factor off; ends all other sessions",
  permission: "user",
  body: Proof,
  response: Type.Null(),
  errors: [wrongProof, noSecondFactor],
});

export const readSignInStep = operation({
  method: "GET",
  path: "/api/sign-in/step",
  summary: "What this browser is asked for, half-way through signing in",
  permission: "public",
  response: Type.Object({
    /** Null: nothing, or no longer. */
    kind: Type.Union([Type.Literal("second factor"), Type.Literal("mailed code"), Type.Null()]),
    /** The address that is signing in; empty where nothing is asked for. */
    email: Type.String(),
  }),
});

/** A code of the app, a recovery code, or the one that was mailed; five wrong ones end the sign-in. */
export const takeSignInStep = operation({
  method: "POST",
  path: "/api/sign-in/step",
  summary: "The second step of signing in",
  permission: "public",
  body: Type.Object({ code: Code }),
  response: Type.Object({ next: Next }),
  errors: [wrongCode, stepOver],
});
