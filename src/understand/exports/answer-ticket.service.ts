import { createHmac, timingSafeEqual } from "node:crypto";
import type { answerFormats } from "./take-along.contract.ts";
import { ticketOver } from "./take-along.errors.ts";

/** What is to be in a file of single answers. */
export interface AnswerChoice {
  format: (typeof answerFormats)[number];
  names: boolean;
  groups: boolean;
}

interface Ticket extends AnswerChoice {
  user: string;
  workspace: string;
  campaign: string;
  /** Milliseconds since 1970. */
  until: number;
}

const lasting = 10 * 60_000;

const sealOf = (key: Buffer, content: string) =>
  createHmac("sha256", key).update(`answer export\n${content}`).digest();

/** A text for an address that opens one file, for one person and ten minutes; nothing is stored. */
export function ticketFor(key: Buffer, ticket: Omit<Ticket, "until">, now: Date): string {
  const content = Buffer.from(JSON.stringify({ ...ticket, until: now.getTime() + lasting })).toString(
    "base64url",
  );
  return `${content}.${sealOf(key, content).toString("base64url")}`;
}

/** @throws AppError "take-along.ticket-over" also where it is not genuine, or somebody else's */
export function readTicket(
  key: Buffer,
  text: string,
  expected: Pick<Ticket, "user" | "workspace" | "campaign">,
  now: Date,
): AnswerChoice {
  const [content = "", seal = ""] = text.split(".");
  const given = Buffer.from(seal, "base64url");
  const right = sealOf(key, content);
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw ticketOver();
  const ticket: Ticket = JSON.parse(Buffer.from(content, "base64url").toString());
  const isMeant =
    ticket.user === expected.user &&
    ticket.workspace === expected.workspace &&
    ticket.campaign === expected.campaign;
  if (!isMeant || now.getTime() > ticket.until) throw ticketOver();
  return ticket;
}
