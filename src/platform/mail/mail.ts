import type { MailAddress } from "./mail-address.ts";

/** One message to one person. */
export interface Mail {
  /** A UUID; the same at each attempt, so that mail programs show a message once. */
  id: string;
  to: MailAddress;
  subject: string;
  /** Plain text; an HTML version is made from it. */
  body: string;
  /** Address at which one POST stops mail like this. */
  unsubscribe?: string;
  attachment?: MailAttachment;
}

/** A file that comes with a message. */
export interface MailAttachment {
  name: string;
  /** e.g. "application/pdf" */
  type: string;
  content: Buffer;
}

/**
 * What became of a message. "refused" is for good, "later" is this message's alone, "unavailable" means that the server
 * takes none at the moment; in "unknown" the connection broke after the text was handed over.
 */
export type MailOutcome =
  | { result: "sent" }
  | { result: "refused" | "later" | "unavailable" | "unknown"; words: string };
