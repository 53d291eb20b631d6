import { parseArgs } from "node:util";
import { anonymousLink } from "#listen/campaigns/late-link.service.ts";
import { lateLink } from "#people/mail/mail.service.ts";
import {
  messagesWithId,
  newestMessages,
  type OperatorMessage,
} from "#people/mail/operator-outbox.service.ts";
import type { Database } from "#platform/database/database.ts";
import type { Tables } from "#platform/database/tables.ts";
import { commandDatabase, commandKey } from "./command-database.ts";
import { exitCodes } from "./exit-codes.ts";
import { wrongUsage } from "./usage.ts";

/** So many are listed. */
const listed = 50;

function parse(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: { data: { type: "string" } }, allowPositionals: true });
  } catch (error) {
    throw wrongUsage((error as Error).message);
  }
}

/** Nothing in a message moves the terminal's cursor. */
const printable = (text: string) => text.replace(/[^\P{Cc}\n]/gu, "·");

const line = ({ id, createdAt, state, kind, recipient, subject }: OperatorMessage) =>
  printable(
    [id.slice(0, 8), createdAt.toISOString().slice(0, 16), state.padEnd(11), kind, recipient, subject].join(
      "  ",
    ),
  );

/** Puts in a link that doesn't lie in the database, made with the installation's key. */
async function withLink(
  { transaction }: Database<Tables>,
  data: string | undefined,
  { workspaceId, ...of }: NonNullable<OperatorMessage["late"]>,
  body: string,
): Promise<string> {
  const key = await commandKey(data);
  const path = await transaction(workspaceId, (tx) => anonymousLink({ key })(tx, workspaceId, of));
  return body.replaceAll(lateLink, path ?? " (the survey has closed)");
}

/**
 * Shows mail to whoever operates the server, with links that the web application shows to nobody: the `outbox` command.
 * Without a mail server this is how the first people get in.
 */
export async function runOutbox(argv: string[], say: (line: string) => void): Promise<number> {
  const { values, positionals } = parse(argv);
  const [id, ...others] = positionals;
  if (others.length > 0) throw wrongUsage("Name one message, by its id or how that begins.");
  await using database = await commandDatabase(values.data, { mayBegin: false });
  if (id === undefined) {
    const messages = await newestMessages(database.owner, listed);
    if (messages.length === 0) say("There is no mail yet.");
    for (const message of messages) say(line(message));
    return exitCodes.done;
  }
  const [message, another] = await messagesWithId(database.owner, id);
  if (!message) throw wrongUsage(`There is no message ${id}.`);
  if (another) throw wrongUsage(`Several messages begin with ${id}. Name more of the id.`);
  say(
    `To:      ${printable(message.recipient)}\nSubject: ${printable(message.subject)}\nState:   ${message.state}`,
  );
  if (message.problem) say(`Problem: ${printable(message.problem)}`);
  const body = message.late
    ? await withLink(database, values.data, message.late, message.body)
    : message.body;
  say(`\n${printable(body)}`);
  return exitCodes.done;
}
