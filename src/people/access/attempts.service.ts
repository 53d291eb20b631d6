import { addressKey, createRateLimit } from "#platform/http/rate-limit.ts";

const quarterHour = 900;

/** Passwords tried: few for one account, many from one address, behind which there may be an office. */
const passwords = createRateLimit({
  account: { times: 10, seconds: quarterHour },
  address: { times: 300, seconds: quarterHour },
});

/** Links asked for: nobody's mailbox is filled, and an office can ask for its people. */
const links = createRateLimit({
  account: { times: 5, seconds: quarterHour },
  address: { times: 300, seconds: quarterHour },
});

/** Codes of second factors: few for one account. */
const factors = createRateLimit({
  account: { times: 10, seconds: quarterHour },
  address: { times: 300, seconds: quarterHour },
});

/** Answers of identity providers: whoever sends wrong ones in another's name keeps nobody out for long. */
const answers = createRateLimit({
  provider: { times: 600, seconds: quarterHour },
  address: { times: 300, seconds: quarterHour },
});

/** Ways to identity providers that are asked for: each makes us ask the provider and keeps a row for a while. */
const ways = createRateLimit({ address: { times: 300, seconds: quarterHour } });

/** Codes tried. Guessing one is hopeless; this keeps the attempts off the database. */
const codes = createRateLimit({ address: { times: 300, seconds: quarterHour } });

/** Counts an attempt at a password. @returns what takes it back when it was right */
export function countPassword(account: string, address: string): () => void {
  const keys = { account: account.toLowerCase(), address: addressKey(address) };
  passwords.take(keys);
  return () => passwords.giveBack(keys);
}

/** Counts a link that is asked for. */
export function countLink(email: string, address: string): void {
  links.take({ account: email.toLowerCase(), address: addressKey(address) });
}

/** Counts a code that is tried. @returns what takes it back when it was right */
export function countCode(address: string): () => void {
  const keys = { address: addressKey(address) };
  codes.take(keys);
  return () => codes.giveBack(keys);
}

/** Counts a code of a second factor. @returns what takes it back when it was right */
export function countFactor(account: string, address: string): () => void {
  const keys = { account, address: addressKey(address) };
  factors.take(keys);
  return () => factors.giveBack(keys);
}

/** Counts somebody who isn't signed in and asks for a way to an identity provider, or which there are. */
export function countWay(address: string): void {
  ways.take({ address: addressKey(address) });
}

/** Counts an answer in the name of an identity provider. @returns what takes it back when it was right */
export function countAnswer(provider: string, address: string): () => void {
  const keys = { provider, address: addressKey(address) };
  answers.take(keys);
  return () => answers.giveBack(keys);
}
