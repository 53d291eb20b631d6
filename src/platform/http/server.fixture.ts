import { Type } from "typebox";
import { errorKind } from "../errors.ts";
import { createLog } from "../log.ts";
import { createBinder } from "./binder.ts";
import { type Call, createClient } from "./client.ts";
import { operation } from "./contract.ts";
import { createServer, type Server, type ServerOptions } from "./server.ts";

type Permission = "public" | "member" | "consultant";
interface Person {
  name: string;
  permissions: Permission[];
}
const people: Record<string, Person> = {
  anna: { name: "Anna", permissions: ["member", "consultant"] },
  ben: { name: "Ben", permissions: ["member"] },
};

/** Signs people in by a cookie that holds their name. */
export const binder = createBinder<Person, Permission>({
  actorOf: ({ headers }) => people[/session=(\w+)/.exec(headers.cookie ?? "")?.[1] ?? ""],
  allows: (person, permission) => person.permissions.includes(permission),
});

export const noCampaign = errorKind(
  "campaign.not-found",
  (id: number) => `There is no campaign ${id}. It may have been deleted.`,
  404,
);
export const unseen = errorKind("file.unreadable", (path: string) => `${path} can't be read.`);

const Campaign = Type.Object({ id: Type.Integer(), name: Type.String(), by: Type.String() });
export const readCampaign = operation({
  method: "GET",
  path: "/api/campaigns/:id",
  summary: "Read a campaign",
  permission: "member",
  params: Type.Object({ id: Type.Integer({ minimum: 1 }) }),
  query: Type.Object({
    units: Type.Optional(Type.Array(Type.String())),
    all: Type.Optional(Type.Boolean()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
  }),
  response: Type.Object({
    campaign: Campaign,
    units: Type.Array(Type.String()),
    all: Type.Union([Type.Boolean(), Type.Null()]),
    limit: Type.Integer(),
  }),
  errors: [noCampaign],
});
export const createCampaign = operation({
  method: "POST",
  path: "/api/campaigns",
  summary: "Create a campaign",
  permission: "consultant",
  body: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 50 }),
    size: Type.Optional(Type.Integer({ minimum: 5 })),
    mode: Type.Optional(Type.Union([Type.Literal("confidential"), Type.Literal("anonymous")])),
    people: Type.Optional(Type.Array(Type.Object({ email: Type.String({ format: "email" }) }))),
  }),
  response: Campaign,
});
export const deleteCampaign = operation({
  method: "DELETE",
  path: "/api/campaigns/:id",
  summary: "Delete a campaign",
  permission: "consultant",
  params: Type.Object({ id: Type.Integer() }),
  response: Type.Null(),
});
export const echo = operation({
  method: "POST",
  path: "/api/echo",
  summary: "Say the same",
  permission: "public",
  body: Type.Object({ text: Type.String() }),
  response: Type.Object({ text: Type.String(), by: Type.Union([Type.String(), Type.Null()]) }),
  logAddress: false,
});

interface LogLine {
  time: string;
  level: string;
  message: string;
  requestId?: string;
  method?: string;
  route?: string;
  status?: number;
  address?: string;
}
interface Running extends AsyncDisposable {
  server: Server;
  url: string;
  /** A client that is signed in as somebody. */
  as(name: string): Call;
  /** Sends a request as it is. */
  send(path: string, request?: RequestInit & { duplex?: "half" }): Promise<Response>;
  log: LogLine[];
}

/** Starts a server with a few operations on a free port. */
export async function startServer(
  options: Partial<ServerOptions> = {},
  addRoutes: (server: Server) => void = () => {},
): Promise<Running> {
  const log: LogLine[] = [];
  const write = (line: string) => void log.push(JSON.parse(line));
  const server = createServer({ log: createLog({ pretty: false, write }), strict: true, ...options });
  const { app } = server;
  binder.bind(app, readCampaign, ({ params: { id }, query, actor }) => {
    if (id === 404) throw noCampaign(id);
    const { units = [], all = null, limit = 0 } = query;
    return { campaign: { id, name: "Spring", by: actor.name }, units, all, limit };
  });
  binder.bind(app, createCampaign, ({ body, actor }) => ({ id: 1, name: body.name, by: actor.name }));
  binder.bind(app, deleteCampaign, () => null);
  binder.bind(app, echo, ({ body, actor }) => ({ text: body.text, by: actor?.name ?? null }));
  addRoutes(server);
  const url = await server.listen(0);
  return {
    server,
    url,
    log,
    as: (name) =>
      createClient(url, (address, sent) =>
        fetch(address, { ...sent, headers: { ...sent.headers, cookie: `session=${name}` } }),
      ),
    send: (path, request) => fetch(url + path, request),
    [Symbol.asyncDispose]: () => server.close(0),
  };
}

/** A request with a JSON body, by somebody. */
export const json = (body: unknown, name = "anna", method = "POST") => ({
  method,
  headers: { "content-type": "application/json", cookie: `session=${name}` },
  body: typeof body === "string" ? body : JSON.stringify(body),
});
