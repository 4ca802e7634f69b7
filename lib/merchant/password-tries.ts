import "server-only";
import { sha256 } from "../crypto";
import { env } from "../env";
import { allow } from "../rate-limit";

const quarterHour = 15 * 60;

/**
 * Whether one more password may be tried for an account, and counts it, wherever it is typed. Too many guesses from one
 * address are refused; too many at one account slow all of them down, because whoever makes them must not be able to
 * keep its owner out.
 */
export async function mayTryPassword(email: string, address: string): Promise<boolean> {
  const account = accountKey(email);
  const limit = { points: env().SIGN_INS_PER_QUARTER_HOUR, seconds: quarterHour };
  return (
    (await allow("sign-in by address", address, limit)) &&
    ((await allow("sign-in by account", account, limit)) || (await waitForTurn(account)))
  );
}

/**
 * Accounts are counted whether or not they exist, or the count would tell. Their addresses are a stranger's words, so
 * there are only so many keys, and two accounts may share one.
 */
const accountKey = (email: string) => sha256(email).slice(0, 4);

const mostTurns = 8;

/** One guess a second. False when so many are waiting that it would take too long. */
async function waitForTurn(account: string): Promise<boolean> {
  for (let turn = 0; turn < mostTurns; turn += 1) {
    await new Promise((resume) => setTimeout(resume, 1_000 * (0.5 + Math.random())));
    if (await allow("sign-in turn", account, { points: 1, seconds: 1 })) return true;
  }
  return false;
}
