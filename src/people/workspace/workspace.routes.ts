import { randomUUID } from "node:crypto";
import { permissionsOf, type Role, type User } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import { readSession } from "#people/access/session.contract.ts";
import { readFirstRun, setUp } from "./first-run.contract.ts";
import { setUpServer } from "./first-run.service.ts";
import { changeWorkspace, createWorkspace, readWorkspace } from "./workspace.contract.ts";
import { mayNotCreate } from "./workspace.errors.ts";
import { beginWorkspace, changeSettings, readSettings } from "./workspace.service.ts";

export function addWorkspaceRoutes(context: Context): void {
  const { app, bind, accounts, transaction, mailServer } = context;

  /** Where a user belongs, with the workspaces' names. */
  const ownWorkspaces = async (user: User) =>
    Promise.all(
      (await accounts.places(user)).map(async ({ workspaceId, roles, personId, entry }) => {
        const { name, organisation } = await transaction(workspaceId, (tx) => readSettings(tx, workspaceId));
        return {
          id: workspaceId,
          name,
          organisation,
          entry,
          roles,
          permissions: entry === "open" ? [...permissionsOf(roles)] : [],
          personId: entry === "open" ? personId : null,
        };
      }),
    );

  bind(app, readSession, async ({ actor }) => {
    const [fresh, mailConfigured] = [actor === undefined && (await accounts.none()), mailServer !== null];
    if (!actor) return { user: null, workspaces: [], mayCreateWorkspace: false, mailConfigured, fresh };
    const workspaces = (await ownWorkspaces(actor.user)).sort((a, b) => a.name.localeCompare(b.name));
    const { session, ...account } = actor.user;
    const user = {
      ...account,
      hasPassword: await accounts.hasPassword(account.id),
      secondFactor: await accounts.secondFactors.isOn(account.id),
      way: session?.way ?? "password",
      onlyIn: session?.onlyIn ?? null,
    };
    const mayCreateWorkspace = user.onlyIn === null && workspaces.some(mayBeginAnother);
    return { user, workspaces, mayCreateWorkspace, mailConfigured, fresh };
  });

  bind(app, readFirstRun, async () => ({ fresh: await accounts.none() }));

  bind(app, setUp, async ({ body, setHeader, ...asker }) => {
    const { workspace, user } = await setUpServer(context, body);
    const mark = { way: "password" as const, onlyIn: null, providerId: null, secondFactor: false };
    setHeader("set-cookie", await accounts.openSession(user.id, asker, mark));
    return { workspace };
  });

  bind(app, readWorkspace, ({ params: { workspace } }) =>
    transaction(workspace, (tx) => readSettings(tx, workspace)),
  );

  bind(app, changeWorkspace, async ({ actor, params: { workspace }, body }) => {
    await transaction(workspace, (tx) => changeSettings(tx, actor, workspace, body));
    return null;
  });

  bind(app, createWorkspace, async ({ actor: { user }, body: { as, ...settings } }) => {
    if (!(await accounts.belongings(user)).some(mayBeginAnother)) throw mayNotCreate();
    const workspace = randomUUID();
    const roles: Role[] = as === "director and consultant" ? ["director", "consultant"] : [as];
    await transaction(workspace, (tx) => beginWorkspace(tx, workspace, settings, { user, roles }));
    return { workspace };
  });
}

const mayBeginAnother = ({ roles }: { roles: readonly Role[] }) =>
  roles.includes("director") || roles.includes("consultant");
