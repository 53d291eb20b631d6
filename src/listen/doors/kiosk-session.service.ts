import { createHash } from "node:crypto";
import { ballotCodeBytes } from "../anonymous/ballot-code.ts";

/** What a device keeps while somebody answers at a kiosk: the ballot's code, in a cookie that no script can read. */
export interface KioskSession {
  /** The ballot code's bytes. */
  bytes: Buffer;
  /**
   * Stands in the addresses of this visit's pages, and in no other's: what somebody before has left in the browser's history
   * leads nowhere. The code can't be made from it.
   */
  sign: string;
}

const cookieName = "kiosk";

/** The visit of a ballot code. */
export const sessionOf = (bytes: Buffer): KioskSession => ({
  bytes,
  sign: createHash("sha256").update("kiosk|").update(bytes).digest("base64url").slice(0, 12),
});

/** Reads the visit from a request's cookies. @returns null where there is none, or one at another door */
export function readSession(cookies: string | undefined, address: string): KioskSession | null {
  for (const cookie of (cookies ?? "").split(";")) {
    const [name, value = ""] = cookie.trim().split("=");
    if (name !== cookieName) continue;
    const [door, code = ""] = value.split(".");
    const bytes = Buffer.from(code, "base64url");
    if (door === address && bytes.length === ballotCodeBytes) return sessionOf(bytes);
  }
  return null;
}

interface Keeping {
  /** Of the door, without its hyphen. */
  address: string;
  secure: boolean;
}

const attributes = ({ secure }: Keeping): string =>
  `Path=/k/; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`;

/** The cookie that keeps a visit. @param seconds after which the browser forgets it, unless it is set again */
export const keepingCookie = ({ bytes }: KioskSession, seconds: number, keeping: Keeping): string =>
  `${cookieName}=${keeping.address}.${bytes.toString("base64url")}; Max-Age=${seconds}; ${attributes(keeping)}`;

/** The cookie that ends whatever visit there is. */
export const forgettingCookie = (keeping: Keeping): string =>
  `${cookieName}=; Max-Age=0; ${attributes(keeping)}`;
