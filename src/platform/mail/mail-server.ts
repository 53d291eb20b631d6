import type { Log } from "../log.ts";
import type { Mail, MailOutcome } from "./mail.ts";
import { readSender, readSmtpUrl } from "./mail-address.ts";
import { createMailSlots } from "./mail-slots.ts";
import { composeMail } from "./mail-text.ts";
import { openSmtp, type SmtpConnection, type SmtpTimes } from "./smtp.ts";

/** The right to hand over one message, now. Giving it back without using it is fine. */
interface MailSlot extends AsyncDisposable {
  send(mail: Mail): Promise<MailOutcome>;
}

/** The mail server that the settings name. */
export interface MailServer extends AsyncDisposable {
  /** Who sends, as recipients see it. */
  from: string;
  /** Connections at once. */
  connections: number;
  /** The longest that handing over a message takes, in milliseconds. */
  longest: number;
  /**
   * Waits for a connection, first come, first served, and for the most messages in a minute.
   *
   * @returns null where the signal came first
   */
  slot(signal: AbortSignal): Promise<MailSlot | null>;
}

interface MailServerSettings {
  smtpUrl: string | null;
  mailFrom: string | null;
  mailConnections: number;
  mailPerMinute: number | null;
}

/** So many messages go over one connection, and so long it is kept without one. */
const messagesPerConnection = 100;
const idleTime = 5_000;

const usualTimes: SmtpTimes = { connect: 15_000, silence: 30_000, message: 60_000 };

/**
 * Makes the sender of mail; it connects when there is something to send.
 *
 * @param times milliseconds to wait for the server
 * @returns null where no mail server is set
 * @throws AppError "mail.bad-url", "mail.bad-sender"
 */
export function createMailServer(
  { smtpUrl, mailFrom, mailConnections, mailPerMinute }: MailServerSettings,
  log: Log,
  times: SmtpTimes = usualTimes,
): MailServer | null {
  if (smtpUrl === null) return null;
  const target = readSmtpUrl(smtpUrl);
  const sender = readSender(mailFrom);
  const slots = createMailSlots(mailConnections, mailPerMinute);
  const idle: { connection: SmtpConnection; used: number; timer: NodeJS.Timeout }[] = [];

  /** A connection that is kept, or null. */
  function takeIdle(): { connection: SmtpConnection; used: number } | null {
    for (let kept = idle.pop(); kept; kept = idle.pop()) {
      clearTimeout(kept.timer);
      if (kept.connection.isOpen()) return kept;
    }
    return null;
  }

  function keep(connection: SmtpConnection, used: number): void {
    if (!connection.isOpen() || used >= messagesPerConnection) {
      connection.close();
      return;
    }
    const timer = setTimeout(() => connection.close(), idleTime);
    idle.push({ connection, used, timer: timer.unref() });
  }

  async function send(mail: Mail): Promise<MailOutcome> {
    const content = await composeMail(mail, sender);
    const kept = takeIdle();
    if (kept) {
      const outcome = await kept.connection.send(sender.address, mail.to.address, content);
      keep(kept.connection, kept.used + 1);
      // Servers close connections that were idle or have carried enough: the next one tells.
      if (outcome.result !== "unavailable") return outcome;
    }
    const connection = await openSmtp(target, times).catch((error: Error) => error);
    if (connection instanceof Error) {
      log.debug({ reason: connection.message }, "the mail server can't be reached");
      return { result: "unavailable", words: connection.message };
    }
    const outcome = await connection.send(sender.address, mail.to.address, content);
    keep(connection, 1);
    return outcome;
  }

  return {
    from: mailFrom ?? sender.address,
    connections: mailConnections,
    longest: times.connect + 2 * times.message,
    async slot(signal) {
      const release = await slots.take(signal);
      if (!release) return null;
      let used = false;
      return {
        send(mail) {
          used = true;
          return send(mail);
        },
        [Symbol.asyncDispose]: async () => release(used),
      };
    },
    async [Symbol.asyncDispose]() {
      for (const { connection, timer } of idle.splice(0)) {
        clearTimeout(timer);
        connection.close();
      }
    },
  };
}
