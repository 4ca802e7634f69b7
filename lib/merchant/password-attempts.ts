import "server-only";
import { sha256 } from "../crypto";
import { env } from "../env";
import { consumeLimit } from "../rate-limit";

const quarterHourSeconds = 15 * 60;

/**
 * Counts a password attempt for an account, on every page with a password field. Returns whether the attempt may
 * proceed. Too many guesses from one address are refused. Too many guesses for one account are only slowed down, so
 * that an attacker can't lock the account's owner out.
 */
export async function consumePasswordAttempt(email: string, address: string): Promise<boolean> {
  const account = accountKey(email);
  const limit = { points: env().SIGN_INS_PER_QUARTER_HOUR, seconds: quarterHourSeconds };
  return (
    (await consumeLimit("sign-in by address", address, limit)) &&
    ((await consumeLimit("sign-in by account", account, limit)) || (await waitForTurn(account)))
  );
}

/**
 * Accounts are counted whether or not they exist, because otherwise the limit would reveal which accounts exist. Anyone
 * can enter any email address, so the hash is cut short to limit the number of keys. As a result, two accounts may
 * share a key.
 */
const accountKey = (email: string) => sha256(email).slice(0, 4);

const maxTurns = 8;

/** Waits until the account's next guess is allowed, which is one per second. Returns false if too many are waiting. */
async function waitForTurn(account: string): Promise<boolean> {
  for (let turn = 0; turn < maxTurns; turn += 1) {
    await new Promise((resume) => setTimeout(resume, 1_000 * (0.5 + Math.random())));
    if (await consumeLimit("sign-in turn", account, { points: 1, seconds: 1 })) return true;
  }
  return false;
}
