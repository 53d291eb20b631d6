import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { testApplication } from "../../src/application.fixture.ts";
import { fullWorld } from "../browser/worlds.ts";

/** What a spreadsheet would compute. */
const isFormula = (cell: string) =>
  /^[=+\-@\t\r＝＋－＠]/.test(cell) && Number.isNaN(Number(cell.replace("−", "-")));

test("no name becomes a formula in any table that can be downloaded", async () => {
  const application = await testApplication();
  const world = await fullWorld(application, (text) => `=HYPERLINK("x";"${text}")`);
  const ids: Record<string, string | undefined> = {
    workspace: world.workspace,
    campaign: world.campaigns.opened[0],
    imports: world.imports[0],
    "customer-imports": world.customers.imports[0],
    "survey-imports": world.surveys.files[0],
    survey: world.surveys.kept[0],
    wave: world.surveys.waves[0],
    weighting: world.voices.weightings[0],
  };
  const tables = application.routes.filter((route) => /^GET .*\.csv$/.test(route));
  assert.ok(tables.length >= 5, tables.join());
  let neutralised = 0;
  for (const route of tables) {
    const path = route
      .slice("GET ".length)
      .replace(":campaign/take-along", `${world.voices.surveyed[0]}/take-along`)
      .replace(":campaign/weightings", `${world.voices.surveyed[0]}/weightings`)
      .replace(":campaign/coverage", `${world.voices.open[0]}/coverage`)
      .replace(/([\w-]+)\/:import/, "$1/:$1")
      .replace(
        /:([\w-]+)/g,
        (_, name: string) => ids[name] ?? assert.fail(`nobody knows a ${name} for ${route}`),
      );
    const answer = await world.director.fetch(path);
    const text = await answer.text();
    assert.equal(answer.status, 200, `${route}: ${text}`);
    const cells = (parse(text, { bom: true, relax_column_count: true }) as string[][]).flat();
    assert.deepEqual(cells.filter(isFormula), [], route);
    neutralised += cells.filter((cell) => cell.includes("=HYPERLINK")).length;
  }
  assert.ok(neutralised > 10, `${neutralised} names in all`);
});
