import type { Context } from "#people/access/context.ts";
import { listReusable, reuseQuestionnaire } from "./questionnaire.contract.ts";
import { reusable, reuse } from "./reuse.service.ts";

/** Questionnaires from other programmes of the same consultant. */
export function addReuse({ app, bind, transaction, accounts }: Context): void {
  const across = { transaction, belongings: accounts.belongings };
  bind(app, listReusable, ({ params: { workspace }, actor }) => reusable(across, actor, workspace));
  bind(app, reuseQuestionnaire, ({ params: { workspace }, body, actor }) =>
    reuse(across, actor, { into: workspace, from: body.workspace, ...body }),
  );
}
