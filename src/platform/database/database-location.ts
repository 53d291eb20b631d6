import { createHmac } from "node:crypto";
import { Client, type ClientConfig } from "pg";
import { errorKind } from "../errors.ts";
import { type ApplicationLogin, applicationRole } from "./application-role.ts";
import type { EmbeddedServer } from "./embedded-server.ts";

const badUrl = errorKind(
  "database.bad-url",
  () => "DATABASE_URL is not a PostgreSQL address. Write it as postgres://user:password@host:5432/database.",
);

type Embedded = Pick<EmbeddedServer, "connection" | "applicationPassword">;

/** Where the database is: in the embedded server, or at an address that its owner connects to. */
export type DatabaseLocation = { embedded: Embedded } | { url: string };

/** A location, ready to connect to. */
export interface DatabaseSource {
  /** The configuration of a connection: the owner's, with what the login changes. */
  connect(login: ApplicationLogin): ClientConfig;
  /** For the application's role; null where it gets none. */
  password: string | null;
  /** For error messages. */
  name: string;
}

/** @throws AppError "database.bad-url" */
export function sourceAt(location: DatabaseLocation): DatabaseSource {
  return "url" in location ? atUrl(location.url) : inServer(location.embedded);
}

function inServer({ connection, applicationPassword }: Embedded): DatabaseSource {
  return {
    connect: (login) => ({ ...connection, ...login }),
    password: applicationPassword,
    name: `${connection.database} in ${connection.host}`,
  };
}

/** The application's password follows from the owner's, so that every process knows it and nobody has to keep it. */
function atUrl(url: string): DatabaseSource {
  const owner = parse(url);
  const [base = "", query] = url.split("?");
  return {
    connect({ options, ...login }) {
      // What an address says goes before the rest of a configuration, and its parameters before its first part.
      const parameters = new URLSearchParams(query);
      if (options) parameters.set("options", `${parameters.get("options") ?? ""} ${options}`.trim());
      for (const [name, value] of Object.entries(login)) parameters.set(name, String(value));
      return { connectionString: `${base}?${parameters}` };
    },
    password: owner.password
      ? createHmac("sha256", owner.password).update(applicationRole).digest("base64url")
      : null,
    name: `${owner.database} at ${owner.host}`,
  };
}

function parse(url: string): Client {
  if (!/^postgres(ql)?:\/\//.test(url)) throw badUrl();
  try {
    return new Client({ connectionString: url });
  } catch {
    throw badUrl();
  }
}
