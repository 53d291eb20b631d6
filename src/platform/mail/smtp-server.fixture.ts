import { once } from "node:events";
import type { AddressInfo, Server } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export interface ReceivedMail {
  to: string;
  /** As it travelled. */
  source: string;
}

/** A mail server that keeps what it gets. */
export interface TestSmtpServer extends AsyncDisposable {
  /** For SERVICELOOP_SMTP_URL. */
  url: string;
  port: number;
  received: ReceivedMail[];
  /** Resolves when so many messages were received in all. */
  count(messages: number): Promise<void>;
}

/** @param options handlers that refuse or delay; `onData` runs before a message counts as received */
export async function startSmtpServer(
  options: SMTPServerOptions & { port?: number; accept?: (mail: ReceivedMail) => Promise<void> } = {},
): Promise<TestSmtpServer> {
  const received: ReceivedMail[] = [];
  const waiting = new Set<{ messages: number; resolve: () => void }>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    ...options,
    onData(stream, session, done) {
      let source = "";
      stream.on("data", (chunk: Buffer) => {
        source += chunk.toString("utf8");
      });
      stream.on("end", async () => {
        const mail = { to: session.envelope.rcptTo[0]?.address ?? "", source };
        try {
          await options.accept?.(mail);
        } catch (error) {
          done(error as Error);
          return;
        }
        received.push(mail);
        done();
        for (const each of waiting) if (received.length >= each.messages) each.resolve();
      });
    },
  });
  server.on("error", () => {});
  const listener: Server = server.listen(options.port ?? 0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    received,
    count(messages) {
      if (received.length >= messages) return Promise.resolve();
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.add({ messages, resolve });
      return promise;
    },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
