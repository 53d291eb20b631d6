/** What mail is about. The first ones go before the others: somebody waits for them. */
export const messageKinds = [
  "sign-in",
  "member-invitation",
  "test",
  "notice",
  /** Between people of the staff: the outbox doesn't show it to anybody. */
  "personal",
  "invitation",
  "reminder",
  /** That somebody's own report is ready. */
  "report",
] as const;
export type MessageKind = (typeof messageKinds)[number];

export const messageStates = [
  "queued",
  "sending",
  "sent",
  "failed",
  /** The connection or the process ended while it was handed over: nobody knows whether it went. */
  "unconfirmed",
  /** Kept, since no mail server is set. */
  "outbox",
  "cancelled",
] as const;
export type MessageState = (typeof messageStates)[number];

/** Mail that the programme writes to respondents: it comes from whoever publishes. The rest is the server's own, or somebody's. */
const published: ReadonlySet<MessageKind> = new Set(["test", "invitation", "reminder", "report"]);
export const isPublished = (kind: MessageKind): boolean => published.has(kind);

/** Who may read a message on the web: nobody, the consultants who are named with it, or whoever runs the programme. */
export type Reader = "recipient" | "consultant" | "programme";

const priorities: Partial<Record<MessageKind, number>> = {
  notice: 1,
  personal: 1,
  invitation: 2,
  reminder: 2,
  report: 2,
};

/** The lower, the sooner it goes. */
export const priorityOf = (kind: MessageKind): number => priorities[kind] ?? 0;

/** A file that goes with a message, by name: it is read when the message is sent, and never copied into it. */
export interface AttachmentReference {
  /** Who knows it, as the application names them, e.g. "personal-report". */
  source: string;
  /** What the source finds it by. */
  key: Readonly<Record<string, string>>;
  /** The paragraph that stands in the mail where there is no such file any more. */
  otherwise: string;
}

const minute = 60_000;

/** After so many attempts, a day or so, an address that is refused for the moment is given up. */
const mostAttempts = 29;

/**
 * Milliseconds until an address that was refused for the moment is tried again: a minute, then ever longer, at most an hour.
 *
 * @param attempts how often it was tried
 * @returns null where it is given up
 */
export function retryDelay(attempts: number): number | null {
  if (attempts >= mostAttempts) return null;
  return Math.min(2 ** (attempts - 1), 60) * minute;
}

/** Milliseconds without an attempt after the mail server couldn't be reached so often in a row: a second to five minutes. */
export const pauseAfter = (failures: number): number => Math.min(2 ** (failures - 1) * 1000, 5 * minute);
