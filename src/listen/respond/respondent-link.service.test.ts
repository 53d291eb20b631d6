import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import { test } from "node:test";
import { isGenuine, readLinkCode, respondentPath } from "./respondent-link.service.ts";

const linkKey = randomBytes(32);
const invited = () => ({
  workspaceId: randomUUID(),
  campaignId: randomUUID(),
  invitationId: randomUUID(),
  linkVersion: 1,
});
const codeOf = (path: string) => path.slice("/a/".length);

test("a code leads back to workspace and invitation, and is genuine", () => {
  for (let time = 0; time < 100; time++) {
    const person = invited();
    const path = respondentPath(linkKey, person);
    assert.match(path, /^\/a\/[\w-]{59}$/);
    const code = readLinkCode(codeOf(path));
    assert.equal(code?.workspaceId, person.workspaceId);
    assert.equal(code?.invitationId, person.invitationId);
    assert.ok(code && isGenuine(linkKey, person, code));
  }
});

test("a code is worth nothing with another key, campaign, invitation or version", () => {
  const person = invited();
  const code = readLinkCode(codeOf(respondentPath(linkKey, person)));
  assert.ok(code);
  assert.ok(!isGenuine(randomBytes(32), person, code));
  assert.ok(!isGenuine(linkKey, { ...person, campaignId: randomUUID() }, code));
  assert.ok(!isGenuine(linkKey, { ...person, invitationId: randomUUID() }, code));
  assert.ok(!isGenuine(linkKey, { ...person, linkVersion: 2 }, code));
});

test("what has not the form of a code is none, and a code has one spelling", () => {
  const code = codeOf(respondentPath(linkKey, invited()));
  const wrong = ["", code.slice(1), `${code}A`, `${code.slice(1)}=`, `+${code.slice(1)}`, "a".repeat(10_000)];
  for (const each of wrong) assert.equal(readLinkCode(each), null, each.slice(0, 80));
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const last = alphabet.indexOf(code.at(-1) ?? "");
  assert.equal(readLinkCode(`${code.slice(0, -1)}${alphabet[last + 1]}`), null);
});
