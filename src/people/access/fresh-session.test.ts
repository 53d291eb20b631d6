import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { Secret, TOTP } from "otpauth";
import { openWorkspace } from "../../application.fixture.ts";
import { askForNewAddress, changePassword, setFirstPassword } from "./account.contract.ts";
import { beginSecondFactor, readSecondFactor, turnSecondFactorOn } from "./second-factor.contract.ts";
import { readSession } from "./session.contract.ts";

const password = "marmalade-otter-7";
const refused = { code: "account.sign-in-again", status: 403 };

test("a session that lies open somewhere takes no account over, and one of just now may", async () => {
  const { director, application } = await openWorkspace();
  const { owner } = application.database;
  const openedBefore = (minutes: number) =>
    owner.query(
      `UPDATE auth."session" SET "createdAt" = now() - make_interval(mins => $2) WHERE "userId" = $1`,
      [director.user.id, minutes],
    );
  const { secret } = await director(beginSecondFactor);
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  const address = { email: `${randomUUID()}@example.org`, proof: "" };

  await openedBefore(61);
  await assert.rejects(director(askForNewAddress, { body: address }), refused);
  await assert.rejects(director(setFirstPassword, { body: { password } }), refused);
  await assert.rejects(director(beginSecondFactor), refused);
  await assert.rejects(director(turnSecondFactorOn, { body: { code } }), refused);
  assert.equal((await director(readSecondFactor)).on, false);
  assert.ok((await director(readSession)).user, "for all else it is good");

  await openedBefore(59);
  await director(askForNewAddress, { body: address });
  await director(setFirstPassword, { body: { password } });

  await openedBefore(61);
  const own = { ...address, proof: password };
  await director(askForNewAddress, { body: own });
  await director(changePassword, { body: { current: password, password: "walnut-harbour-58" } });
});
