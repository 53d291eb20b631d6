import { globSync, readFileSync } from "node:fs";
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

/** Files of these globs that contain a word or import, however far away, a file that does; relative to the repository. */
export function filesReaching(word: string, globs: readonly string[]): string[] {
  const known = new Map<string, { says: boolean; imports: string[] }>();
  const read = (file: string) => {
    const before = known.get(file);
    if (before) return before;
    const imports = importsOf(file).map(({ to }) => to);
    const found = { says: source(file).includes(word), imports: imports.filter((to) => to.endsWith(".ts")) };
    known.set(file, found);
    return found;
  };
  const reaches = (file: string) => {
    // What is added while a set is walked is walked, too.
    const seen = new Set([file]);
    for (const each of seen) {
      const { says, imports } = read(each);
      if (says) return true;
      for (const to of imports) seen.add(to);
    }
    return false;
  };
  return globSync([...globs], { cwd: root })
    .filter(reaches)
    .sort();
}
