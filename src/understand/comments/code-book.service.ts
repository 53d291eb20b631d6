import { randomUUID } from "node:crypto";
import { audit } from "#people/audit/audit.service.ts";
import * as store from "./codes.store.ts";
import { countCodes } from "./codings.store.ts";
import { mostCodes } from "./comments.contract.ts";
import * as errors from "./comments.errors.ts";
import type { CodeInput } from "./comments.schema.ts";
import { openSource, type Scope } from "./comments-access.service.ts";

type What = "changed" | "retired" | "merged" | "split" | "undone";

/** A source's code book for somebody who changes it. */
async function openBook(scope: Scope, sourceId: string) {
  const source = await openSource(scope, sourceId, { lock: true });
  return { source, codes: await store.listCodes(scope.tx, scope.workspaceId, sourceId) };
}

const found = (codes: readonly store.CodeRow[], codeId: string): store.CodeRow => {
  const code = codes.find(({ code_id }) => code_id === codeId);
  if (!code) throw errors.codeNotFound();
  return code;
};

function checkName(codes: readonly store.CodeRow[], name: string, except?: string): void {
  const same = codes.find(
    (code) =>
      code.code_id !== except &&
      code.state === "used" &&
      code.name.toLowerCase() === name.trim().toLowerCase(),
  );
  if (same) throw errors.codeTaken(same.name);
}

const columnsOf = ({ group, name, definition, useWhen, notWhen, example }: CodeInput) => {
  const tidy = (text: string) => text.toWellFormed().replaceAll("\0", "").trim();
  return {
    group_name: tidy(group),
    name: tidy(name),
    definition: tidy(definition),
    use_when: tidy(useWhen),
    not_when: tidy(notWhen),
    example: tidy(example),
  };
};

/** Adds a code at the end of a book. */
async function insert(
  { tx, workspaceId }: Scope,
  sourceId: string,
  codes: readonly store.CodeRow[],
  input: CodeInput,
  splitFrom: string | null = null,
): Promise<string> {
  checkName(codes, input.name);
  if (codes.length >= mostCodes) throw errors.tooManyCodes(mostCodes);
  const code = randomUUID();
  await store.insertCode(tx, {
    workspace_id: workspaceId,
    source_id: sourceId,
    code_id: code,
    number: Math.max(0, ...codes.map(({ number }) => number)) + 1,
    ...columnsOf(input),
    merged_into: null,
    split_from: splitFrom,
  });
  return code;
}

/** Says in the log that a code book changed, and not in which words: they may be a comment's. */
const logged = ({ tx, actor }: Scope, subject: string, source: string, what: string) =>
  audit(tx, actor, { action: `comments.code-${what}`, subject, details: { source } });

const nameOf = ({ campaign_name, name }: { campaign_name: string | null; name: string }) =>
  campaign_name ?? name;

/** @throws AppError of `openSource`, comments.code-taken, comments.too-many-codes */
export async function addCode(scope: Scope, sourceId: string, input: CodeInput): Promise<{ code: string }> {
  const { source, codes } = await openBook(scope, sourceId);
  const code = await insert(scope, sourceId, codes, input);
  await logged(scope, nameOf(source), sourceId, "added");
  return { code };
}

/** Keeps what a code was before something is done to it. */
async function keep(scope: Scope, code: store.CodeRow, what: What, now: Date): Promise<void> {
  const { tx, workspaceId, actor } = scope;
  const { source_id, code_id } = code;
  const changes = await store.listChanges(tx, workspaceId, source_id, code_id);
  const coded = await countCodes(tx, workspaceId, source_id);
  await store.insertChange(tx, {
    workspace_id: workspaceId,
    source_id,
    code_id,
    number: (changes[0]?.number ?? 0) + 1,
    before: JSON.stringify(store.contentOf(code)),
    what,
    coded: coded.get(code_id) ?? 0,
    changed_by: actor.user.name,
    changed_at: now,
  });
}

/** Changes a code; what it said before stays in its history, and comments stay coded. */
export async function changeCode(
  scope: Scope,
  sourceId: string,
  codeId: string,
  input: CodeInput,
  now: Date,
): Promise<void> {
  const { source, codes } = await openBook(scope, sourceId);
  const code = found(codes, codeId);
  if (code.state !== "used") throw errors.codeNotUsed(code.name);
  checkName(codes, input.name, codeId);
  await keep(scope, code, "changed", now);
  await store.updateCode(scope.tx, code, { ...columnsOf(input), version: code.version + 1 });
  await logged(scope, nameOf(source), sourceId, "changed");
}

export type Revision =
  | { what: "retire" }
  | { what: "merge"; into: string }
  | { what: "split"; names: readonly string[] }
  | { what: "undo" };

/**
 * Retires a code, merges it into another, or splits it into new ones, whose comments are then to be coded again; or takes that
 * back. No coding is touched by any of it.
 */
export async function reviseCode(
  scope: Scope,
  sourceId: string,
  codeId: string,
  revision: Revision,
  now: Date,
): Promise<void> {
  const { tx } = scope;
  const { source, codes } = await openBook(scope, sourceId);
  const code = found(codes, codeId);
  if (revision.what === "undo") await undo(scope, codes, code, now);
  else {
    if (code.state !== "used") throw errors.codeNotUsed(code.name);
    if (revision.what === "retire") {
      await keep(scope, code, "retired", now);
      await store.updateCode(tx, code, { state: "retired" });
    } else if (revision.what === "merge") {
      const into = found(codes, revision.into);
      if (into.state !== "used" || into.code_id === codeId) throw errors.codeNotUsed(into.name);
      await keep(scope, code, "merged", now);
      await store.updateCode(tx, code, { state: "merged", merged_into: into.code_id });
    } else await split(scope, sourceId, code, revision.names, now);
  }
  await logged(
    scope,
    nameOf(source),
    sourceId,
    `${revision.what === "undo" ? "revision-undone" : revision.what}`,
  );
}

async function split(
  scope: Scope,
  sourceId: string,
  code: store.CodeRow,
  names: readonly string[],
  now: Date,
): Promise<void> {
  await keep(scope, code, "split", now);
  await store.updateCode(scope.tx, code, { state: "split" });
  for (const name of names) {
    const codes = await store.listCodes(scope.tx, scope.workspaceId, sourceId);
    const input = { ...store.contentOf(code), name, definition: "", useWhen: "", notWhen: "", example: "" };
    await insert(scope, sourceId, codes, input, code.code_id);
  }
}

/** Takes back what was done to a code that is not in use; parts that it was split into are retired with what they were given. */
async function undo(
  scope: Scope,
  codes: readonly store.CodeRow[],
  code: store.CodeRow,
  now: Date,
): Promise<void> {
  const { tx } = scope;
  if (code.state === "used") {
    const [last] = await store.listChanges(tx, scope.workspaceId, code.source_id, code.code_id);
    if (!last) throw errors.nothingToUndo();
    checkName(codes, last.before.name, code.code_id);
    await keep(scope, code, "undone", now);
    await store.updateCode(tx, code, { ...columnsOf(last.before), version: code.version + 1 });
    return;
  }
  checkName(
    codes.filter(({ split_from }) => split_from !== code.code_id),
    code.name,
    code.code_id,
  );
  await keep(scope, code, "undone", now);
  if (code.state === "split")
    for (const part of codes.filter(
      ({ split_from, state }) => split_from === code.code_id && state === "used",
    ))
      await store.updateCode(tx, part, { state: "retired" });
  await store.updateCode(tx, code, { state: "used", merged_into: null });
}

/** @throws AppError of `openSource`, comments.code-not-found */
export async function codeChanges(scope: Scope, sourceId: string, codeId: string) {
  const { tx, workspaceId } = scope;
  await openSource(scope, sourceId);
  found(await store.listCodes(tx, workspaceId, sourceId), codeId);
  const changes = await store.listChanges(tx, workspaceId, sourceId, codeId);
  return {
    changes: changes.map(({ number, what, before, coded, changed_by, changed_at }) => ({
      number,
      what,
      name: before.name,
      definition: before.definition,
      coded,
      changedBy: changed_by,
      changedAt: changed_at.toISOString(),
    })),
  };
}
