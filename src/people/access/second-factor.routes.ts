import { noSecondFactor } from "./access.errors.ts";
import { tellAccountNews } from "./account-news.service.ts";
import type { User } from "./actor.ts";
import { countCode, countFactor } from "./attempts.service.ts";
import type { Context } from "./context.ts";
import { needFreshSession, proveAgain } from "./proof.service.ts";
import { qrPath } from "./qr-path.service.ts";
import * as operations from "./second-factor.contract.ts";

/** Turning one's second factor on and off, and the step of signing in that asks for it. */
export function addSecondFactorRoutes(context: Context): void {
  const { app, bind, accounts } = context;
  const { secondFactors } = accounts;

  const prove = async (user: User, proof: string, address: string) => {
    if (!(await secondFactors.isOn(user.id))) throw noSecondFactor();
    await proveAgain(context, user, proof, address);
  };

  bind(app, operations.readSecondFactor, async ({ actor: { user } }) => ({
    on: await secondFactors.isOn(user.id),
    recoveryCodesLeft: await secondFactors.recoveryCodesLeft(user.id),
  }));

  bind(app, operations.beginSecondFactor, async ({ actor: { user } }) => {
    await needFreshSession(context, user);
    const begun = await secondFactors.begin(user.id, user.email);
    return { ...begun, qr: qrPath(begun.address) };
  });

  bind(app, operations.turnSecondFactorOn, async ({ actor: { user }, body: { code }, address }) => {
    await needFreshSession(context, user);
    const giveBack = countFactor(user.id, address);
    const recoveryCodes = await secondFactors.turnOn(user.id, code);
    giveBack();
    await endOthers(context, user, true);
    await tellAccountNews(context, user, {
      subject: "Your second factor is on",
      text: "a second factor was turned on for your account: signing in asks for a code of your app from now on. All other sessions were ended.",
      action: "member.second-factor-on",
    });
    return { recoveryCodes };
  });

  bind(app, operations.renewRecoveryCodes, async ({ actor: { user }, body: { proof }, address }) => {
    await prove(user, proof, address);
    const recoveryCodes = await secondFactors.renewRecoveryCodes(user.id);
    await tellAccountNews(context, user, {
      subject: "You have new recovery codes",
      text: "new recovery codes were made for your account. The earlier ones work no longer.",
    });
    return { recoveryCodes };
  });

  bind(app, operations.turnSecondFactorOff, async ({ actor: { user }, body: { proof }, address }) => {
    await prove(user, proof, address);
    await secondFactors.remove(user.id);
    await endOthers(context, user, false);
    await tellAccountNews(context, user, {
      subject: "Your second factor is off",
      text: "the second factor of your account was turned off: signing in asks for no code any more. All other sessions were ended.",
      action: "member.second-factor-off",
    });
    return null;
  });

  bind(app, operations.readSignInStep, async ({ address, headers }) => {
    const step = await accounts.step({ headers, address });
    return { kind: step?.kind ?? null, email: step?.email ?? "" };
  });

  bind(app, operations.takeSignInStep, async ({ body: { code }, setHeader, ...asker }) => {
    const step = await accounts.step(asker);
    // Where no step is open nothing can be guessed: whoever asks is counted by address alone, and keeps nobody else out.
    const account = step?.userId ?? step?.email;
    const giveBack = account === undefined ? countCode(asker.address) : countFactor(account, asker.address);
    const { next, cookies, user, used } = await accounts.takeStep(code, asker);
    setHeader("set-cookie", cookies);
    giveBack();
    if (used === "recovery code") await tellOfRecoveryCode(context, user);
    return { next };
  });
}

async function tellOfRecoveryCode(context: Context, user: User): Promise<void> {
  const left = await context.accounts.secondFactors.recoveryCodesLeft(user.id);
  await tellAccountNews(context, user, {
    subject: "A recovery code was used",
    text: `somebody signed in to your account with one of your recovery codes. ${left} of them are left; your account page makes new ones.`,
  });
}

/** Ends all sessions but the one that asks, and notes in that one whether a second factor was given. */
async function endOthers({ accounts }: Context, user: User, given: boolean): Promise<void> {
  const { session } = user;
  await accounts.endSessions(user.id, session?.id ?? null);
  if (session) await accounts.markSecondFactor(session.id, given);
}
