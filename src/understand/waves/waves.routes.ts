import { type Static, Type } from "typebox";
import type { Context } from "#people/access/context.ts";
import { Uuid } from "#people/access/contract.ts";
import { sendDownload } from "#platform/http/download.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import { textValidator } from "#platform/http/validator.ts";
import { notReleased } from "../results/results.errors.ts";
import { findReleased } from "../results/results.service.ts";
import { readChange, readLeaders } from "./waves.contract.ts";
import { changeNone } from "./waves.errors.ts";
import { changeCsv, leadersCsv } from "./waves.export.ts";
import { changeInUnit, leadersBesideOthers } from "./waves.service.ts";

const readParams = textValidator(Type.Object({ workspace: Uuid, campaign: Uuid }), "path");
const Query = Type.Object({ release: Type.Optional(Uuid) });
const readQuery = textValidator(Query, "query");

/** What changed between waves, and leaders beside everyone else: to read, and as files. */
export function addWaveRoutes({ app, bind, guard, transaction }: Context): void {
  bind(app, readChange, ({ params: { workspace, campaign }, query }) =>
    transaction(workspace, (tx) => changeInUnit(tx, workspace, campaign, query)),
  );
  bind(app, readLeaders, ({ params: { workspace, campaign }, query }) =>
    transaction(workspace, (tx) => leadersBesideOthers(tx, workspace, campaign, query.release)),
  );
  const { check } = guard("results.read");
  const serve = (name: string, contentOf: (found: Awaited<ReturnType<typeof released>>) => string) =>
    app.get(`/api/workspaces/:workspace/campaigns/:campaign/results/${name}.csv`, {
      onRequest: check,
      handler: async ({ params, query }, reply) => {
        const [path, extra] = [readParams(params), readQuery(query)];
        if (path.problems || extra.problems)
          throw invalidInput([...(path.problems ?? []), ...(extra.problems ?? [])]);
        const found = await released({ ...path.value, ...extra.value });
        return sendDownload(reply, {
          name: `${found.survey.name} - ${name}.csv`,
          type: "text/csv; charset=utf-8",
          content: contentOf(found),
        });
      },
    });
  const released = ({
    workspace,
    campaign,
    release,
  }: Static<typeof Query> & { workspace: string; campaign: string }) =>
    transaction(workspace, async (tx) => {
      const found = await findReleased(tx, workspace, campaign, release);
      if (!found.release) throw notReleased();
      return { ...found, results: found.release.results };
    });
  serve("change", ({ results, organisation }) => {
    if (!results.change) throw changeNone();
    return changeCsv(results.change, organisation);
  });
  serve("leaders", ({ results }) => leadersCsv(results.profile?.leaders ?? {}));
}
