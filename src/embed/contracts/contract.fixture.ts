import { randomUUID } from "node:crypto";
import { dateAfter } from "#listen/campaigns/schedule.ts";
import type { Actor } from "#people/access/actor.ts";
import { type OpenWorkspace, openWorkspace, type SignedIn } from "../../application.fixture.ts";
import { type Clauses, emptyClauses } from "./clauses.ts";
import * as contract from "./contract.contract.ts";
import type { ContractView } from "./contract.schema.ts";
import type { ContractWork } from "./contract-work.service.ts";

/** Somebody on the staff who is signed in. */
export interface Staff {
  person: string;
  name: string;
  email: string;
  client: SignedIn;
  actor: Actor;
}

/** Enters somebody among the people, and signs them in. */
export async function hired(workspace: OpenWorkspace, name: string): Promise<Staff> {
  const { workspaceId, transaction } = workspace;
  const [person, email] = [randomUUID(), `${randomUUID()}@example.org`];
  await transaction((tx) =>
    tx
      .insertInto("people.person")
      .values({ workspace_id: workspaceId, person_id: person, name, email })
      .execute(),
  );
  const client = await workspace.staff(email, name);
  const { user } = client;
  const member = { ...user, workspaceId, personId: person, roles: [] };
  return { person, name, email, client, actor: { user, member } };
}

/** Clauses that can be signed. @param today ISO date */
export function written(today: string, changes: Partial<Clauses> = {}): Clauses {
  const empty = emptyClauses(today);
  const goals = empty.goals.map((goal, index) => ({
    ...goal,
    text: ["I pass on praise within a day.", "I ring back when I said I would.", ""][index] ?? "",
    sign: index === 0 ? "Two people a week hear of it" : "",
  }));
  const milestones = [{ id: "m1", on: dateAfter(today, 28), text: "Ten people thanked" }];
  return { ...empty, goals, milestones, record: "A line on Friday", ...changes };
}

/** Use cases at a moment of one's choice, each in a transaction of its own. */
export const workAt =
  ({ workspaceId, transaction, application, origin }: OpenWorkspace, now: Date | string) =>
  <T>(work: (work: ContractWork) => Promise<T>): Promise<T> =>
    transaction((tx) =>
      work({ tx, workspaceId, jobs: application.context.jobs, origin, now: new Date(now) }),
    );

/** Begins, writes and signs a contract over HTTP. */
export async function signed(
  { workspaceId: workspace }: Pick<OpenWorkspace, "workspaceId">,
  { client, name }: Pick<Staff, "client" | "name">,
  changes: Partial<Clauses> = {},
): Promise<ContractView> {
  const { today } = await client(contract.readMyContract, { params: { workspace } });
  const { id, revision } = await client(contract.beginContract, { params: { workspace } });
  const params = { workspace, contract: id };
  const clauses = written(today, changes);
  const saved = await client(contract.saveContract, { params, body: { revision, clauses } });
  return client(contract.signContract, { params, body: { revision: saved.revision, name } });
}

/** A signed contract of somebody on the staff, and its support person, who was asked. */
export async function contractOf(workspace: OpenWorkspace): Promise<{ contract: string; supporter: string }> {
  const owner = await hired(workspace, "Olga Owner");
  const { person } = await hired(workspace, "Sven Supporter");
  const { id } = await signed(workspace, owner);
  const params = { workspace: workspace.workspaceId, contract: id };
  const view = await owner.client(contract.addSupporter, { params, body: { person, shares: "goals" } });
  return { contract: id, supporter: view.supporters[0]?.id ?? "" };
}

export const openContracts = async (options: Parameters<typeof openWorkspace>[0] = {}) => {
  const workspace = await openWorkspace(options);
  return {
    ...workspace,
    anna: await hired(workspace, "Anna Ångström"),
    omar: await hired(workspace, "Omar Öst"),
  };
};
