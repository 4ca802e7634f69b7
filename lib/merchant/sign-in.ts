import "server-only";
import { z } from "zod";
import { sha256 } from "../crypto";
import { findCredentials } from "../db/members";
import { env } from "../env";
import { log } from "../log";
import { allow } from "../rate-limit";
import type { MerchantId } from "../tenancy";
import { passwordFits } from "./password";
import { longestPassword } from "./password-rule";

/** Plain ASCII with one @: an address that only looks like another must not become one. */
export const memberEmail = z
  .string()
  .trim()
  .max(254)
  // Before letters are folded: the Kelvin sign would become an ordinary k.
  .regex(
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/,
    "Enter an e-mail address, such as ada@example.com.",
  )
  .toLowerCase();

const given = z.object({
  email: memberEmail,
  password: z
    .string()
    .min(1)
    .max(longestPassword * 4),
});

const quarterHour = 15 * 60;

export type SignedIn = { id: string; email: string; merchantId: MerchantId };

/** Thrown with its code alone, because next-auth puts the message of an error into an address. */
export class SignInRefused extends Error {}

/**
 * Checks e-mail and password. Null says that they do not fit, in the same words and after the same work whether
 * or not the address is known. Throws `rate_limited`, counted by address, or `unavailable`. Too many guesses at one
 * account slow all of them down: whoever makes them must not be able to keep its owner out.
 */
export async function checkCredentials(credentials: unknown, address: string): Promise<SignedIn | null> {
  const parsed = given.safeParse(credentials);
  const account = accountKey(parsed.success ? parsed.data.email : "");
  const limit = { points: env().SIGN_INS_PER_QUARTER_HOUR, seconds: quarterHour };
  const mayTry =
    (await allow("sign-in by address", address, limit)) &&
    ((await allow("sign-in by account", account, limit)) || (await waitForTurn(account)));
  if (!mayTry) {
    sayRefused("rate_limited");
    throw new SignInRefused("rate_limited");
  }
  if (!parsed.success) return sayRefused("credentials_malformed");
  const { email, password } = parsed.data;
  try {
    const member = await findCredentials(email);
    if (!(await passwordFits(member?.passwordHash, password)) || !member)
      return sayRefused("credentials_wrong");
    log.info("A member signed in.");
    return { id: member.id, email: member.email, merchantId: member.merchantId };
  } catch (error) {
    log.error("A sign-in could not be checked.", {}, error);
    throw new SignInRefused("unavailable");
  }
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

/** Logs the same line whether or not the address is known. */
function sayRefused(cause: string): null {
  log.info("A sign-in was refused.", { cause });
  return null;
}
