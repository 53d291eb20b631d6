import type { MailAddress } from "./mail-address.ts";

/** One message to one person. */
export interface Mail {
  /** A UUID; the same at each attempt, so that mail programs show a message once. */
  id: string;
  to: MailAddress;
  subject: string;
  /** Plain text. */
  body: string;
  /** The same in HTML; made from the body where absent. */
  html?: string;
  /** Address at which one POST stops mail like this. */
  unsubscribe?: string;
  attachment?: MailAttachment;
  /** Who writes, where it isn't the server itself: the sender's name, and what stands above the text. */
  brand?: MailBrand;
}

/** Whose mail it is. What shows it comes with the message: nothing is loaded that could tell who has opened it. */
export interface MailBrand {
  /** "": nobody is named, and the sender keeps the server's name. */
  name: string;
  logo: MailLogo | null;
}

interface MailLogo {
  /** e.g. "image/png" */
  type: string;
  content: Buffer;
  /** In pixels. */
  width: number;
  height: number;
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
  /** `badAddress`: nobody has the mailbox, so that no mail at all will arrive there. */
  | { result: "refused"; words: string; badAddress: boolean }
  | { result: "later" | "unavailable" | "unknown"; words: string };
