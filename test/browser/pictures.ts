/** `node test/browser/pictures.ts FOLDER`: pictures of every page, empty and full, for people to look at. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { addWebFiles } from "#platform/http/web-files.ts";
import { startApplication } from "../../src/application.fixture.ts";
import { buildWeb, webFolder } from "../../src/web-build.ts";
import { browser, settled, signInAs, visit } from "../browser.fixture.ts";
import { pages } from "./pages.ts";
import { emptyWorld, fullWorld, type World } from "./worlds.ts";

const devices = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("Say which folder the pictures go to.\n");
  process.exit(64);
}
await mkdir(folder, { recursive: true });
await buildWeb();
await using application = await startApplication(({ app }) => addWebFiles(app, webFolder));

/** A file's name for a page: "people-import", the second one "people-import-2". */
const nameOf = (path: string, index: number) =>
  `${path.replace(/^\/(w\/\$workspace)?\/?/, "").replace(/\W+/g, "-") || "today"}${index > 0 ? `-${index + 1}` : ""}`;

async function take(world: World, prefix: string): Promise<void> {
  for (const [device, viewport] of Object.entries(devices))
    for (const colorScheme of ["light", "dark"] as const) {
      const viewers = {
        nobody: await visit(browser),
        director: await visit(browser),
        staff: await visit(browser),
      };
      await signInAs(viewers.director, application, world.director);
      await signInAs(viewers.staff, application, world.staff);
      const shoot = async (as: keyof typeof viewers, address: string, name: string) => {
        const { page } = viewers[as];
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await page.goto(application.origin + address);
        await settled(page);
        const path = join(folder ?? "", `${prefix}-${name}-${device}-${colorScheme}.png`);
        await page.screenshot({ path, fullPage: true });
      };
      for (const [path, { as, in: addresses }] of Object.entries(pages))
        for (const [index, address] of addresses(world).entries())
          await shoot(as, address, nameOf(path, index));
      for (const path of world.respondents.slice(0, 1)) await shoot("nobody", path, "respondent");
      for (const { page } of Object.values(viewers)) await page.context().close();
    }
}

await take(await emptyWorld(application), "empty");
await take(await fullWorld(application), "full");
