import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import { test } from "node:test";
import { respondentPath } from "#listen/respond/respondent-link.service.ts";
import { contractPath, readContractCode, standingOf } from "./contract-link.service.ts";

const key = randomBytes(32);
const [workspaceId, id] = [randomUUID(), randomUUID()];

function codeOf(path: string) {
  const code = readContractCode(path.split("/").at(-1) ?? "");
  assert.ok(code);
  return code;
}

test("a code names its workspace and what it opens", () => {
  const code = codeOf(contractPath(key, "check-in", { workspaceId, id, version: 1 }));
  assert.deepEqual([code.workspaceId, code.id], [workspaceId, id]);
  assert.equal(standingOf(key, "check-in", 1, code), "current");
});

test("a later version ends it, and it is still known as one that was genuine", () => {
  const code = codeOf(contractPath(key, "check-in", { workspaceId, id, version: 2 }));
  assert.equal(standingOf(key, "check-in", 3, code), "ended");
  assert.equal(standingOf(key, "check-in", 1, code), null);
});

test("a code opens one purpose, one thing and one key's workspace only", () => {
  const code = codeOf(contractPath(key, "check-in", { workspaceId, id, version: 1 }));
  assert.equal(standingOf(key, "support", 1, code), null);
  assert.equal(standingOf(key, "check-in", 1, { ...code, id: randomUUID() }), null);
  assert.equal(standingOf(randomBytes(32), "check-in", 1, code), null);
});

test("a respondent's code opens no contract", () => {
  const path = respondentPath(key, { workspaceId, campaignId: id, invitationId: id, linkVersion: 1 });
  const code = codeOf(path);
  assert.equal(standingOf(key, "check-in", 1, code), null);
  assert.equal(standingOf(key, "support", 1, code), null);
});

test("there is one spelling of a code", () => {
  const text = contractPath(key, "support", { workspaceId, id, version: 1 }).split("/").at(-1) ?? "";
  assert.ok(readContractCode(text));
  for (const wrong of ["", text.slice(1), `${text}A`, `${text.slice(0, -1)}!`])
    assert.equal(readContractCode(wrong), null);
  const others = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".split("");
  const read = others.filter((last) => readContractCode(text.slice(0, -1) + last));
  assert.equal(read.length, 16);
});
