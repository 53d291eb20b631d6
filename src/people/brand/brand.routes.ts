import { Type } from "typebox";
import type { Context } from "#people/access/context.ts";
import { Uuid } from "#people/access/contract.ts";
import { textValidator } from "#platform/http/validator.ts";
import * as contract from "./brand.contract.ts";
import { logoMissing } from "./brand.errors.ts";
import { brandOf, changeBrand, pageBrand, removeLogo, setLogo } from "./brand.service.ts";

const readParams = textValidator(Type.Object({ workspace: Uuid, file: Type.String() }), "path");

/** Who publishes, and how it looks. */
export function addBrandRoutes({ app, bind, transaction }: Context): void {
  bind(app, contract.readBrand, ({ params: { workspace } }) =>
    transaction(workspace, (tx) => pageBrand(tx, workspace)),
  );
  bind(app, contract.changeBrand, ({ params: { workspace }, body, actor }) =>
    transaction(workspace, async (tx) => {
      await changeBrand(tx, actor, workspace, body);
      return null;
    }),
  );
  bind(app, contract.setLogo, ({ params: { workspace }, body, actor }) =>
    transaction(workspace, async (tx) => {
      await setLogo(tx, actor, workspace, body.content);
      return null;
    }),
  );
  bind(app, contract.removeLogo, ({ params: { workspace }, actor }) =>
    transaction(workspace, async (tx) => {
      await removeLogo(tx, actor, workspace);
      return null;
    }),
  );

  // Respondents, who are not signed in, see it, too. The name changes with the picture.
  app.get("/brand/:workspace/:file", { config: { logAddress: false } }, async (request, reply) => {
    const params = readParams(request.params);
    if (params.problems) throw logoMissing();
    const { workspace, file } = params.value;
    const logo = await transaction(workspace, async (tx) => {
      const { logo: shown } = await pageBrand(tx, workspace);
      return shown?.path === `/brand/${workspace}/${file}` ? (await brandOf(tx, workspace)).logo : null;
    });
    if (!logo) throw logoMissing();
    return reply
      .type(logo.type)
      .header("cache-control", "public, max-age=31536000, immutable")
      .send(logo.bytes);
  });
}
