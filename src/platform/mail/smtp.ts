import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { MailOutcome } from "./mail.ts";
import type { SmtpTarget } from "./mail-address.ts";

/** Milliseconds that things may take. */
export interface SmtpTimes {
  /** Connecting, with TLS and sign-in. */
  connect: number;
  /** Waiting for a word of the server. */
  silence: number;
  /** A message as a whole. */
  message: number;
}

/** A connection that a mail server has accepted. */
export interface SmtpConnection {
  isOpen(): boolean;
  /** Hands over a message; never rejects. */
  send(from: string, to: string, content: Buffer): Promise<MailOutcome>;
  close(): void;
}

interface SmtpError extends Error {
  code?: string;
  /** e.g. 550 */
  responseCode?: number;
  /** What the server said. */
  response?: string;
  /** What it said that to, e.g. "RCPT TO". */
  command?: string;
}

/** Connects and signs in. Rejects with what the server or the network said. */
export async function openSmtp(target: SmtpTarget, times: SmtpTimes): Promise<SmtpConnection> {
  const { host, port, secure, tls, login } = target;
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    requireTLS: tls === "required" && !secure,
    ignoreTLS: tls === "none",
    ...(tls === "unverified" && { tls: { rejectUnauthorized: false } }),
    connectionTimeout: times.connect,
    greetingTimeout: times.connect,
    dnsTimeout: times.connect,
    socketTimeout: times.silence,
    socketCloseTimeout: 500,
    allowInternalNetworkInterfaces: true,
  });
  let open = true;
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  connection.on("error", (error) => failed.reject(error));
  connection.once("end", () => {
    open = false;
    failed.reject(new Error("The mail server closed the connection."));
  });
  const late = setTimeout(() => {
    failed.reject(
      new Error(`The mail server did not let this application in within ${times.connect / 1000} seconds.`),
    );
  }, times.connect);
  try {
    await Promise.race([step((done) => connection.connect(done)), failed.promise]);
    if (login)
      await Promise.race([step((done) => connection.login({ credentials: login }, done)), failed.promise]);
  } catch (error) {
    open = false;
    connection.close();
    throw error;
  } finally {
    clearTimeout(late);
  }
  return {
    isOpen: () => open,
    async send(from, to, content) {
      const message = contentStream(content);
      const deadline = Promise.withResolvers<never>();
      const timer = setTimeout(() => {
        deadline.reject(
          new Error(`The mail server took longer than ${times.message / 1000} seconds for a message.`),
        );
      }, times.message);
      const envelope = { from, to: [to], size: content.length };
      const sending = step((done) => connection.send(envelope, message.stream, done));
      try {
        await Promise.race([sending, failed.promise, deadline.promise]);
        return { result: "sent" };
      } catch (error) {
        sending.catch(() => {});
        const outcome = classify(error as SmtpError, message.isHandedOver());
        // After a refusal the session goes on; after anything else nobody knows where it is.
        if (!(await recovered(connection, outcome, failed.promise))) {
          open = false;
          connection.close();
        }
        return outcome;
      } finally {
        clearTimeout(timer);
      }
    },
    close() {
      if (open) connection.quit();
      open = false;
      connection.close();
    },
  };
}

/** A step of the protocol as a promise. */
function step(begin: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => begin((error) => (error ? reject(error) : resolve())));
}

/** The content, and whether any of it has been asked for. */
function contentStream(content: Buffer): { stream: Readable; isHandedOver(): boolean } {
  let begun = false;
  const stream = new Readable({
    read() {
      begun = true;
      this.push(content);
      this.push(null);
    },
  });
  return { stream, isHandedOver: () => begun };
}

async function recovered(
  connection: SMTPConnection,
  { result }: MailOutcome,
  failed: Promise<never>,
): Promise<boolean> {
  if (result !== "refused" && result !== "later") return false;
  return Promise.race([step((done) => connection.reset(done)), failed]).then(
    () => true,
    () => false,
  );
}

/**
 * Whether a server refuses a recipient for what it thinks of the sender, of its own state or of the connection: of the classes
 * of RFC 3463 only 5.1 (address) and 5.2 (mailbox) are about who it is for. Servers that give no class mean the mailbox.
 */
const isPolicy = (words: string): boolean => /\b5\.(?:[03-9]|[1-9][0-9]+)\.[0-9]+\b/.test(words);

/** What an error means for the message, and for the others. */
export function classify(
  { message, code, responseCode = 0, response, command }: SmtpError,
  handedOver: boolean,
): MailOutcome {
  const words = (response ?? message).replace(/\s+/g, " ").slice(0, 500);
  if (responseCode === 0) {
    // An address that isn't one is refused before the server hears of it.
    if (code === "EENVELOPE") return { result: "refused", words, badAddress: true };
    return { result: handedOver ? "unknown" : "unavailable", words };
  }
  // A session that ends with the whole message in the server's hands: some have kept it all the same.
  if (responseCode === 421 && handedOver) return { result: "unknown", words };
  // The sender or the session is what these refuse, whoever the message is for.
  if (responseCode === 421 || command === "MAIL FROM" || code === "EAUTH")
    return { result: "unavailable", words };
  if (responseCode < 500) return { result: "later", words };
  return { result: "refused", words, badAddress: command === "RCPT TO" && !isPolicy(words) };
}
