import { signInAgain, wrongProof } from "./access.errors.ts";
import type { User } from "./actor.ts";
import { countFactor } from "./attempts.service.ts";
import type { Context } from "./context.ts";

/**
 * Asks somebody who is signed in once more who they are: for their password, or a code of second factor or recovery. Who has
 * neither has the session alone, which has to be fresh then.
 *
 * @throws AppError "account.wrong-proof", "account.sign-in-again"
 */
export async function proveAgain(
  { accounts }: Pick<Context, "accounts">,
  user: User,
  proof: string,
  address: string,
): Promise<void> {
  const { id } = user;
  const [hasPassword, hasFactor] = [await accounts.hasPassword(id), await accounts.secondFactors.isOn(id)];
  if (!hasPassword && !hasFactor) return needFreshSession({ accounts }, user);
  const giveBack = countFactor(id, address);
  const proven =
    (await accounts.secondFactors.accepts(id, proof)) !== null || (await accounts.isPassword(id, proof));
  if (!proven) throw wrongProof();
  giveBack();
}

/**
 * Asks for a session that was opened just now, before something is added by which somebody can sign in.
 *
 * @throws AppError "account.sign-in-again"
 */
export async function needFreshSession({ accounts }: Pick<Context, "accounts">, user: User): Promise<void> {
  if (!(await accounts.isFresh(user, new Date()))) throw signInAgain();
}
