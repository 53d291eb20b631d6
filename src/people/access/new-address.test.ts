import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { clientOf, openWorkspace } from "../../application.fixture.ts";
import { listMembers } from "../members/members.contract.ts";
import { askForNewAddress, setFirstPassword, takeNewAddress } from "./account.contract.ts";
import { takeSignInStep } from "./second-factor.contract.ts";
import { readSession } from "./session.contract.ts";
import { signInWithPassword } from "./sign-in.contract.ts";

const password = "marmalade-otter-7";

async function opened() {
  const world = await openWorkspace();
  await world.director(setFirstPassword, { body: { password } });
  await world.mails.to(world.director.user.email);
  return { ...world, old: world.director.user.email, fresh: `dora.${randomUUID()}@example.org` };
}

const codeIn = (text: string) => /^\d{4} \d{4}$/m.exec(text)?.[0] ?? "";

test("an account gets another address once a code has shown that it is its owner's", async () => {
  const { director, workspaceId, mails, origin, old, fresh } = await opened();
  const other = clientOf(origin);
  await other(signInWithPassword, { body: { email: old, password } });
  const { step } = await director(askForNewAddress, {
    body: { email: fresh.toUpperCase(), proof: password },
  });
  const { text } = await mails.to(fresh);
  await assert.rejects(director(takeNewAddress, { body: { step, code: "0000 000x" } }), {
    code: "sign-in.wrong-code",
  });
  await director(takeNewAddress, { body: { step, code: codeIn(text) } });
  assert.equal((await director(readSession)).user?.email, fresh);
  assert.equal((await other(readSession)).user, null, "others' sessions end");
  assert.match((await mails.to(old)).text, new RegExp(`changed to ${fresh}`));
  const members = await director(listMembers, { params: { workspace: workspaceId } });
  assert.ok(members.some(({ email }) => email === fresh));
  await other(signInWithPassword, { body: { email: fresh, password } });
  await assert.rejects(other(signInWithPassword, { body: { email: old, password } }), {
    code: "sign-in.wrong",
  });
});

test("not without the password, another's step, or an address that another account has", async () => {
  const { director, consultant, mails, origin, fresh } = await opened();
  await assert.rejects(director(askForNewAddress, { body: { email: fresh, proof: "" } }), {
    code: "account.wrong-proof",
  });
  const { step } = await director(askForNewAddress, { body: { email: fresh, proof: password } });
  const code = codeIn((await mails.to(fresh)).text);
  await assert.rejects(consultant(takeNewAddress, { body: { step, code } }), { code: "sign-in.step-over" });
  const stranger = clientOf(origin, [`serviceloop.step=${step}; Path=/api`]);
  await assert.rejects(stranger(takeSignInStep, { body: { code } }), { code: "sign-in.step-over" });
  const taken = consultant.user.email;
  const { step: again } = await director(askForNewAddress, { body: { email: taken, proof: password } });
  const sent = codeIn((await mails.to(taken)).text);
  await assert.rejects(director(takeNewAddress, { body: { step: again, code: sent } }), {
    code: "account.address-taken",
  });
});
