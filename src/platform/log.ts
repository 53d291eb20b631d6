const levels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof levels)[number];

/** Writes one line: fields and a phrase, or a phrase alone. */
type LogMethod = (fields: object | string, message?: string) => void;

/** A structured log. What looks like a secret is never written. */
export interface Log extends Record<LogLevel, LogMethod> {
  level: LogLevel;
  /** The same log, with fields that every line of it has. */
  child(fields: object): Log;
}

interface LogOptions {
  /** The least severe level that is written. */
  level?: LogLevel;
  /** For reading on a terminal instead of JSON lines; as standard error is, unless told. */
  pretty?: boolean;
  write?: (line: string) => void;
}

/**
 * Makes a log that writes to standard error.
 *
 * @example
 * const log = createLog();
 * log.info({ campaign }, "campaign opened"); // {"time":"…","level":"info","message":"campaign opened","campaign":"…"}
 */
export function createLog({
  level = "info",
  pretty = process.stderr.isTTY === true,
  write = (line) => void process.stderr.write(line),
}: LogOptions = {}): Log {
  const least = levels.indexOf(level);
  const text = pretty ? prettyLine : jsonLine;
  const withFields = (common: object): Log => {
    const method = (own: LogLevel): LogMethod => {
      if (own === "silent" || levels.indexOf(own) < least) return () => {};
      return (first, phrase) => {
        const [fields, message] = typeof first === "string" ? [{}, first] : [first, phrase];
        write(text(own, message ?? "", withoutSecrets({ ...common, ...asFields(fields) }) as object));
      };
    };
    const methods = Object.fromEntries(levels.map((own) => [own, method(own)])) as Record<
      LogLevel,
      LogMethod
    >;
    return { ...methods, level, child: (fields) => withFields({ ...common, ...fields }) };
  };
  return withFields({});
}

const asFields = (fields: object): object => (fields instanceof Error ? { err: fields } : fields);

const jsonLine = (level: LogLevel, message: string, fields: object) =>
  `${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`;

function prettyLine(level: LogLevel, message: string, fields: object): string {
  const time = new Date().toTimeString().slice(0, 8);
  const details = Object.entries(fields).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
  const line = `${time} ${level.padEnd(5)} ${JSON.stringify(message).slice(1, -1)}${details.join("")}`;
  // JSON escapes the control characters below these: nothing moves the terminal's cursor.
  return `${line.replace(/[\x7f-\x9f]/g, "·")}\n`;
}

const secretName =
  /cookie|authorization|passw|passphrase|secret|token|api[-_]?key|credential|private[-_]?key/i;

/** Copies what may be logged: plain data and errors, a few levels deep, without secrets. */
function withoutSecrets(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return maskText(value.length > 4000 ? `${value.slice(0, 4000)}…` : value);
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return value;
  if (depth > 5) return "…";
  if (Array.isArray(value)) return value.slice(0, 100).map((each) => withoutSecrets(each, depth + 1));
  if (value instanceof Error) return withoutSecrets(errorFields(value), depth + 1);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype)
    return `[${prototype.constructor?.name ?? "object"}]`;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      secretName.test(name) && each !== undefined && each !== null
        ? "[secret]"
        : withoutSecrets(each, depth + 1),
    ]),
  );
}

const errorFields = (error: Error) => ({
  name: error.name,
  code: "code" in error ? error.code : undefined,
  message: error.message,
  stack: error.stack,
  cause: error.cause,
});

/** Passwords in addresses and bearer tokens in sentences. */
const maskText = (text: string) =>
  text
    .replace(/(\b\w+:\/\/[^\s:/@]*:)[^\s/@]+@/g, "$1[secret]@")
    .replace(/\bBearer\s+[\w.~+/=-]+/gi, "Bearer [secret]");
