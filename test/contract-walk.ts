import { randomBytes } from "node:crypto";
import type { SignedIn } from "../src/application.fixture.ts";
import type { CampaignWorkspace } from "../src/listen/campaigns/campaign.fixture.ts";
import type { Permission, Role } from "../src/people/access/actor.ts";
import type { InputOf, Operation } from "../src/platform/http/contract.ts";

/** A workspace in which examples are made. */
export type World = CampaignWorkspace;

/** A name that nothing else has; unlike an id it belongs to no workspace. */
export const unusedName = () => randomBytes(9).toString("hex");
export const unusedAddress = () => `${unusedName()}@example.org`;

interface Expectation {
  /** Who may; the director, unless told. */
  as?: "director" | "consultant";
  /** The code, or a page's status, with which it is refused even to who may: the example makes it possible in part only. */
  refused?: string | number;
  /**
   * Set where an id of another workspace is not refused, with the reason why that is right: the answer is still looked
   * at for anything of the other workspace.
   */
  foreignIds?: string;
}

/** How an operation is called validly, and what may become of it. */
export interface OperationExample extends Expectation {
  asked: Operation;
  /** Makes what the call needs, and the call's input. */
  input(world: World): Promise<object>;
}

export function example<Asked extends Operation>(
  asked: Asked,
  input: (world: World) => Promise<InputOf<Asked>> | InputOf<Asked>,
  expectation: Expectation = {},
): OperationExample {
  return { asked, ...expectation, input: async (world) => input(world) };
}

/** How a route is asked that is no operation: a page, an upload, a download. */
export interface RouteExample extends Expectation {
  /** As Fastify has it, e.g. "GET /api/workspaces/:workspace/people/export.csv". */
  route: string;
  permission: Permission;
  request(world: World): Promise<{ path: string; init?: RequestInit }>;
}

export const route = (
  name: string,
  permission: Permission,
  request: (world: World) => Promise<string> | string,
  { init, ...expectation }: Expectation & { init?: RequestInit } = {},
): RouteExample => ({
  route: name,
  permission,
  ...expectation,
  request: async (world) => ({ path: await request(world), ...(init && { init }) }),
});

export const nameOf = ({ method, path }: Operation) => `${method} ${path}`;

/** The parameters of an operation that concerns the workspace as a whole. */
export const here = ({ workspaceId }: World) => ({ params: { workspace: workspaceId } });

/** Somebody of a workspace who may do what an example says. */
export const permitted = (world: World, { as = "director" }: Expectation): SignedIn => world[as];

/** One member for each role. */
export async function everyRole(world: World, roles: readonly Role[]): Promise<Map<Role, SignedIn>> {
  const members = await Promise.all(roles.map(async (role) => [role, await world.member([role])] as const));
  return new Map(members);
}
