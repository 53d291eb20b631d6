import type { IncomingHttpHeaders } from "node:http";

/** A cookie of ours that holds a secret for some minutes: scripts and other sites don't get it. */
export interface SecretCookie {
  /** @param value null takes it away. @returns the value of a Set-Cookie */
  set(value: string | null): string;
  /** @returns undefined where there is none */
  read(headers: IncomingHttpHeaders): string | undefined;
}

/** @param secure whether browsers reach the site by https only */
export function secretCookie(
  name: string,
  { seconds, secure }: { seconds: number; secure: boolean },
): SecretCookie {
  const full = `${secure ? "__Secure-" : ""}serviceloop.${name}`;
  const rest = `; Path=/api; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return {
    set: (value) => `${full}=${value ?? ""}; Max-Age=${value === null ? 0 : seconds}${rest}`,
    read({ cookie = "" }) {
      const pairs = cookie.split(";").map((pair) => pair.trim());
      const found = pairs.find((pair) => pair.startsWith(`${full}=`))?.slice(full.length + 1);
      return found === "" ? undefined : found;
    },
  };
}
