import { errorKind } from "../errors.ts";

const badUrl = errorKind(
  "mail.bad-url",
  () =>
    "SERVICELOOP_SMTP_URL is not a mail server's address. Write it as smtp://user:password@host:587, with % signs for special characters in the password.",
);
const badSender = errorKind("mail.bad-sender", (sender: string | null) =>
  sender === null
    ? 'A mail server is set, but not who sends. Set SERVICELOOP_MAIL_FROM, e.g. "Customer care <care@example.org>".'
    : `SERVICELOOP_MAIL_FROM is ${JSON.stringify(sender)}, which is not an address. Write "Customer care <care@example.org>".`,
);

export interface MailAddress {
  /** Empty where there is none. */
  name: string;
  address: string;
}

/** Where and how to connect. */
export interface SmtpTarget {
  host: string;
  port: number;
  /** TLS from the start. */
  secure: boolean;
  /** Whether a connection without TLS is given up, never used, or used where TLS isn't offered. */
  tls: "required" | "unverified" | "none" | "offered";
  login: { user: string; pass: string } | null;
}

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Reads smtp://user:password@host:port. A password is sent over TLS only, except to this machine; `?tls=required`,
 * `?tls=unverified` (any certificate) and `?tls=none` say otherwise.
 *
 * @throws AppError "mail.bad-url"
 */
export function readSmtpUrl(text: string): SmtpTarget {
  if (!URL.canParse(text)) throw badUrl();
  const { protocol, hostname, port, username, password, searchParams } = new URL(text);
  const secure = protocol === "smtps:";
  const tls = searchParams.get("tls") ?? (username && !loopback.has(hostname) ? "required" : "offered");
  if (!hostname || !isTls(tls)) throw badUrl();
  try {
    return {
      host: hostname.replace(/^\[|\]$/g, ""),
      port: Number(port) || (secure ? 465 : 587),
      secure,
      tls,
      login: username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : null,
    };
  } catch {
    throw badUrl();
  }
}

const isTls = (word: string): word is SmtpTarget["tls"] =>
  ["required", "unverified", "none", "offered"].includes(word);

const address = /^[^\s@<>,;:"\p{Cc}]+@[^\s@<>,;:"\p{Cc}]+$/u;

/** Reads `care@example.org` or `Customer care <care@example.org>`. @throws AppError "mail.bad-sender" */
export function readSender(text: string | null): MailAddress {
  const match = /^\s*(?:"?([^"<>\p{Cc}]*?)"?\s*<([^<>]+)>|(\S+))\s*$/u.exec(text ?? "");
  const found = { name: match?.[1] ?? "", address: match?.[2] ?? match?.[3] ?? "" };
  if (!address.test(found.address)) throw badSender(text);
  return found;
}
