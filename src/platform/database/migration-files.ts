import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { errorKind } from "../errors.ts";

const badName = errorKind(
  "migrations.bad-name",
  (name: string) => `${name} is not a migration's name. Write it as 0001-what-it-does.sql.`,
);
const sameNumber = errorKind(
  "migrations.same-number",
  (first: string, second: string) =>
    `${first} and ${second} have the same number. Give the newer one the next.`,
);

export interface MigrationFile {
  /** "0001-people.sql" */
  name: string;
  sql: string;
  /** SHA-256 of the text, hexadecimal; line ends don't count, since Git may change them. */
  checksum: string;
}

/**
 * Reads a folder's migrations in their order; files that don't end in .sql are left alone.
 *
 * @throws AppError "migrations.bad-name" or "migrations.same-number"
 */
export async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  for (const [index, name] of names.entries()) {
    if (!/^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.sql$/.test(name)) throw badName(name);
    const before = names[index - 1];
    if (before?.slice(0, 4) === name.slice(0, 4)) throw sameNumber(before, name);
  }
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), "utf8");
      const sql = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}
