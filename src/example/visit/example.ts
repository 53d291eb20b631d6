import type { Pool } from "pg";
import type { PdfPress } from "#document/pdf.press.ts";
import type { Context } from "#people/access/context.ts";
import { addExampleGate, addExampleRoutes } from "./example.routes.ts";
import { addExampleFrame } from "./frame.ts";
import { createKeeper, type Keeper } from "./keeper.service.ts";
import { markedPress } from "./marked-press.ts";

/** Puts the example around the features. Comes before them: what it does to requests and answers, it does to all. */
export function addExample(
  context: Context,
  owner: Pool,
): Pick<Keeper, "open"> & { press: (press: PdfPress) => PdfPress } {
  const keeper = createKeeper(owner, context);
  addExampleFrame(context.app);
  addExampleGate(context.app, keeper, async ({ headers, ip }) => {
    return (await context.accounts.actorOf({ headers, address: ip })) !== undefined;
  });
  addExampleRoutes(context, keeper);
  return { open: keeper.open, press: markedPress };
}
