import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** The repository's folder. */
export const root = join(import.meta.dirname, "..");

interface Import {
  from: string;
  to: string;
}

/** A file's text; paths are relative to the repository. */
export const source = (file: string) => readFileSync(join(root, file), "utf8");

/** Paths that a file imports, relative to the repository; packages and Node's modules keep their names. */
export function importsOf(file: string): Import[] {
  const specifiers = source(file).matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)/g,
  );
  return Array.from(specifiers, ([, fixed, lazy]) => {
    const specifier = fixed ?? lazy ?? "";
    if (specifier.startsWith("#")) return { from: file, to: `src/${specifier.slice(1)}` };
    if (specifier.startsWith("."))
      return { from: file, to: relative(root, join(root, dirname(file), specifier)).replaceAll("\\", "/") };
    return { from: file, to: specifier };
  });
}
