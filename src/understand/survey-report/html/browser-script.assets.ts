import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join, resolve } from "node:path";

const sources = resolve(import.meta.dirname, "../../..");
const importLine = /^import\s*\{([^}]*)\}\s*from\s*"([^"]+)";?/gm;
const exported = /^export (?:async )?(?:function\*?|const|let|class) (\w+)/gm;

/** Where an import leads: "#document/chart/scene.ts" to src/document/chart/scene.ts. */
const placeOf = (to: string, from: string): string =>
  to.startsWith("#") ? join(sources, to.slice(1)) : resolve(dirname(from), to);

/** TypeScript without its types. Node calls this way of asking for it experimental, which is nothing to tell a user. */
function withoutTypes(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** Without comments that have lines of their own, indentation and empty lines; nothing of ours keeps such inside a text. */
const shortened = (code: string): string =>
  code
    .replace(/^\s*\/\*\*?[\s\S]*?\*\/\s*$/gm, "")
    .replace(/^\s*\/\/.*$/gm, "")
    .replace(/[ \t]+$/gm, "")
    .replace(/^[ \t]+/gm, "")
    .replace(/ {2,}/g, " ")
    .replace(/\n{2,}/g, "\n")
    .trim();

/**
 * A module and all that it imports as one script for browsers: each module a function that gives what it exports. Modules may
 * use named imports and exported declarations only.
 *
 * @param entry path of a .js or .ts file
 */
export function browserScript(entry: string): string {
  const names = new Map<string, string>();
  const parts: string[] = [];
  const add = (path: string): string => {
    const known = names.get(path);
    if (known) return known;
    const text = readFileSync(path, "utf8");
    const code = path.endsWith(".ts") ? withoutTypes(text) : text;
    const linked = code.replace(importLine, (_, words: string, to: string) => {
      const wanted = words.split(",").flatMap((word) => word.trim().replace(/\s+as\s+/, ": ") || []);
      return wanted.length === 0 ? "" : `const { ${wanted.join(", ")} } = ${add(placeOf(to, path))};`;
    });
    const given = Array.from(linked.matchAll(exported), ([, name]) => name);
    const name = `m${names.size}`;
    names.set(path, name);
    const body = shortened(linked.replace(/^export (?=async |function|const|let|class)/gm, ""));
    if (/^(?:import|export)\b/m.test(body))
      throw new Error(`${path} imports or exports in a way that can't be put into one script.`);
    parts.push(`const ${name} = (() => {\n${body}\nreturn { ${given.join(", ")} };\n})();`);
    return name;
  };
  add(entry);
  return `"use strict";\n(() => {\n${parts.join("\n")}\n})();\n`;
}
