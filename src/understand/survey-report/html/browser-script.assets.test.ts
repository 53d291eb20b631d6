import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { browserScript } from "./browser-script.assets.ts";

describe("modules as one script", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "browser-script-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const written = async (files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return browserScript(join(folder, "entry.js"));
  };

  test("each module once, with names of its own, renamed imports and no types", async () => {
    const script = await written({
      "entry.js": `import { shared as own } from "./one.ts";\nimport { two } from "./two.ts";\nconst hidden = 3;\nglobalThis.found = [own, two(), hidden];\n`,
      "one.ts": `import type { Shape } from "./two.ts";\nconst hidden: number = 1;\n/** A sentence. */\nexport const shared: Shape = { a: hidden };\n`,
      "two.ts": `import { shared } from "./one.ts";\nexport interface Shape { a: number }\nconst hidden = 2;\nexport function two(): number[] {\n  return [hidden, shared.a];\n}\n`,
    });
    const found: { found?: unknown } = {};
    new Function("globalThis", script)(found);
    assert.deepEqual(found.found, [{ a: 1 }, [2, 1], 3]);
    assert.equal(script.split("hidden = 1").length, 2);
    assert.doesNotMatch(script, /A sentence|number|import|export/);
  });

  test("what it can't join it refuses", async () => {
    for (const text of [
      `export { one } from "./one.ts";\n`,
      `import * as all from "./one.ts";\n`,
      "export default 1;\n",
    ])
      await assert.rejects(written({ "entry.js": text }), /can't be put into one script/);
  });
});
