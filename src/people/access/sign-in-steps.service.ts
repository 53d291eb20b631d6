import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import type { Pool } from "pg";
import type { SessionMark } from "./session-mark.ts";

/** Seconds that the second step of a sign-in may take. */
export const stepSeconds = 900;

const mostWrong = 5;

/** Whoever has come half-way: what they have proven, and what is opened once the second step is right. */
export interface HalfWay {
  /** Null: a provider vouches for an address that has no account yet. */
  userId: string | null;
  email: string;
  name: string;
  mark: SessionMark;
  /** The provider's name for them, as its SHA-256 in base64url: they are connected once the mailed code is right. */
  connect?: string;
}

type StepKind = "second factor" | "mailed code" | "new address";

interface Step extends HalfWay {
  kind: StepKind;
}

/** What lies between the first and the second step of a sign-in. */
export interface SignInSteps {
  /** @returns the secret for the browser and, where no second factor is asked for, the code for a mail */
  begin(kind: StepKind, halfWay: HalfWay): Promise<{ secret: string; code: string }>;
  /** What is asked for; undefined where nothing is, or not any more. */
  look(secret: string): Promise<Step | undefined>;
  /** Counts an attempt at a code: undefined where it was one too many. */
  attempt(secret: string): Promise<(Step & { fits(code: string): boolean }) | undefined>;
  /** Ends a step. @returns whether this call was the one that ended it */
  end(secret: string): Promise<boolean>;
}

interface Row {
  kind: StepKind;
  content: HalfWay;
  code_hash: Buffer | null;
}

export function createSignInSteps(pool: Pool): SignInSteps {
  const stepFrom = ({ kind, content }: Row): Step => ({ kind, ...content });
  return {
    async begin(kind, halfWay) {
      const secret = randomBytes(32).toString("base64url");
      const code = randomInt(100_000_000).toString().padStart(8, "0");
      await pool.query("DELETE FROM auth.sign_in_step WHERE expires_at < now()");
      await pool.query(
        `INSERT INTO auth.sign_in_step (secret_hash, kind, content, code_hash, expires_at)
         VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5))`,
        [
          digest(secret),
          kind,
          JSON.stringify(halfWay),
          kind === "second factor" ? null : digest(`${secret} ${code}`),
          stepSeconds,
        ],
      );
      return { secret, code };
    },
    async look(secret) {
      const { rows } = await pool.query<Row>(
        `SELECT kind, content, code_hash FROM auth.sign_in_step
         WHERE secret_hash = $1 AND expires_at > now() AND wrong < $2`,
        [digest(secret), mostWrong],
      );
      return rows[0] && stepFrom(rows[0]);
    },
    async attempt(secret) {
      // Counted before it is looked at: many at once are no more than five.
      const { rows } = await pool.query<Row>(
        `UPDATE auth.sign_in_step SET wrong = wrong + 1
         WHERE secret_hash = $1 AND expires_at > now() AND wrong < $2 RETURNING kind, content, code_hash`,
        [digest(secret), mostWrong],
      );
      const [row] = rows;
      if (!row) return undefined;
      const fits = (code: string) =>
        row.code_hash !== null &&
        timingSafeEqual(row.code_hash, digest(`${secret} ${code.replace(/\s/g, "")}`));
      return { ...stepFrom(row), fits };
    },
    async end(secret) {
      const { rowCount } = await pool.query("DELETE FROM auth.sign_in_step WHERE secret_hash = $1", [
        digest(secret),
      ]);
      return rowCount === 1;
    },
  };
}

const digest = (text: string) => createHash("sha256").update(text).digest();
