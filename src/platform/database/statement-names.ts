import { createHash } from "node:crypto";
import type { DatabaseError } from "pg";

/** How often a statement must come, within so many milliseconds, to be prepared: rare ones never fill the room. */
const [usesBefore, period] = [10, 60_000];
/** Characters of a statement above which it is not prepared: long lists of values seldom come twice. */
const longest = 4000;
/** Statements that a connection keeps, and statements whose uses are counted. */
const [mostPrepared, mostCounted] = [200, 2000];

/** PostgreSQL's code where a prepared statement's columns aren't what they were. */
const notSupported = "0A000";

/** Which statements have a name, so that a connection plans them once. */
export interface StatementNames {
  /** The name of a statement that comes again and again; undefined for others. */
  nameOf(statement: string): string | undefined;
  /** To be told of errors: after a migration changed what statements give back, all get new names. */
  failed(error: unknown): void;
}

/** Names for the statements of one database's connections. They are the same on all of them. */
export function statementNames(): StatementNames {
  const names = new Map<string, string>();
  const uses = new Map<string, number>();
  let generation = 0;
  let since = performance.now();
  return {
    nameOf(statement) {
      const known = names.get(statement);
      if (known !== undefined) return known;
      if (statement.length > longest || names.size >= mostPrepared) return undefined;
      if (performance.now() - since > period || uses.size >= mostCounted) {
        uses.clear();
        since = performance.now();
      }
      const used = (uses.get(statement) ?? 0) + 1;
      if (used < usesBefore) {
        uses.set(statement, used);
        return undefined;
      }
      uses.delete(statement);
      const name = `${generation}-${createHash("sha256").update(statement).digest("base64url").slice(0, 20)}`;
      names.set(statement, name);
      return name;
    },
    failed(error) {
      const { code, routine } = Object(error) as Partial<DatabaseError>;
      if (code !== notSupported || routine !== "RevalidateCachedQuery") return;
      names.clear();
      generation += 1;
    },
  };
}
