import { SMTPServer } from "smtp-server";

/** A message as somebody receives it. */
interface Mail {
  to: string;
  from: string;
  subject: string;
  /** Of its plain text. */
  text: string;
  /** Links in the text. */
  links: string[];
  /** All of it, as it came. */
  raw: string;
}

/** What a mail server got, by address. */
export interface Mails {
  /** The next message to an address that nobody has asked for. @throws Error where none comes within five minutes */
  to(address: string): Promise<Mail>;
  /** Everything so far. */
  all(): readonly Mail[];
}

/** Addresses of this domain are nobody's. */
export const nobodysDomain = "nobody.example.org";

/** Starts a mail server that keeps what it gets. */
export async function startInbox(): Promise<Mails & AsyncDisposable & { url: string }> {
  const all: Mail[] = [];
  const unread = new Map<string, Mail[]>();
  const waiting = new Map<string, ((mail: Mail) => void)[]>();
  const deliver = (mail: Mail) => {
    all.push(mail);
    const next = waiting.get(mail.to)?.shift();
    if (next) next(mail);
    else unread.set(mail.to, [...(unread.get(mail.to) ?? []), mail]);
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo({ address }, _session, done) {
      if (!address.endsWith(`@${nobodysDomain}`)) done();
      else done(Object.assign(new Error("5.1.1 no such user"), { responseCode: 550 }));
    },
    async onData(stream, session, done) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk);
      const from = session.envelope.mailFrom === false ? "" : session.envelope.mailFrom.address;
      const raw = Buffer.concat(chunks).toString("latin1");
      for (const { address } of session.envelope.rcptTo) deliver(readMail(address.toLowerCase(), from, raw));
      done();
    },
  });
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, "127.0.0.1", () =>
      resolve((listening.address() as { port: number }).port),
    );
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    all: () => all,
    to(address) {
      const key = address.toLowerCase();
      const mail = unread.get(key)?.shift();
      if (mail) return Promise.resolve(mail);
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          const came = all.map((each) => each.to).join(", ");
          reject(new Error(`No mail came to ${key}. Mails came to: ${came}`));
        }, 300_000);
        const taken = (arrived: Mail) => {
          clearTimeout(late);
          resolve(arrived);
        };
        waiting.set(key, [...(waiting.get(key) ?? []), taken]);
      });
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function readMail(to: string, from: string, raw: string): Mail {
  const { headers } = split(raw);
  const text = plainText(raw);
  return {
    to,
    from,
    subject: words(headers.get("subject") ?? ""),
    text,
    links: text.match(/https?:\/\/\S+/g) ?? [],
    raw,
  };
}

/** A part's headers, unfolded, by name in lower case; and what follows them. */
function split(part: string): { headers: Map<string, string>; content: string } {
  const end = part.indexOf("\r\n\r\n");
  const lines = part
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  const pairs = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { headers: new Map(pairs), content: part.slice(end + 4) };
}

function plainText(part: string): string {
  const { headers, content } = split(part);
  const type = headers.get("content-type") ?? "text/plain";
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1];
  if (boundary !== undefined) {
    const parts = content.split(`--${boundary}`).slice(1, -1);
    return parts.map((each) => plainText(each.replace(/^\r\n/, ""))).find((text) => text !== "") ?? "";
  }
  if (!/^text\/plain/i.test(type)) return "";
  const encoding = headers.get("content-transfer-encoding")?.toLowerCase();
  const bytes =
    encoding === "base64"
      ? Buffer.from(content, "base64")
      : Buffer.from(encoding === "quoted-printable" ? unquoted(content) : content, "latin1");
  return bytes.toString("utf8").replaceAll("\r\n", "\n").trim();
}

const unquoted = (text: string) =>
  text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** A header's text, whose words may be encoded. */
const words = (text: string) =>
  text
    .replace(/(\?=)\s+(=\?)/g, "$1$2")
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, coded: string) =>
      (kind.toUpperCase() === "B"
        ? Buffer.from(coded, "base64")
        : Buffer.from(unquoted(coded.replaceAll("_", " ")), "latin1")
      ).toString("utf8"),
    );
