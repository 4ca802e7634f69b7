import "server-only";
import { z } from "zod";
import { findCredentials, markSignedIn } from "../db/members";
import { env } from "../env";
import { log } from "../log";
import { allow } from "../rate-limit";
import { passwordFits } from "./password";
import { longestPassword } from "./password-rule";

/** Plain ASCII with one @: an address that only looks like another must not become one. */
export const memberEmail = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(
    /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/,
    "Enter an e-mail address, such as ada@example.com.",
  );

const given = z.object({
  email: memberEmail,
  password: z
    .string()
    .min(1)
    .max(longestPassword * 4),
});

const quarterHour = 15 * 60;

export type SignedIn = { id: string; email: string; sessionVersion: number };

/** Thrown with its code alone, because next-auth puts the message of an error into an address. */
export class SignInRefused extends Error {}

/**
 * Checks e-mail and password. Null says that they do not fit, in the same words and after the same work whether
 * or not the address is known. Throws `rate_limited`, counted by address and by account, or `unavailable`.
 */
export async function checkCredentials(credentials: unknown, address: string): Promise<SignedIn | null> {
  const parsed = given.safeParse(credentials);
  const points = env().SIGN_INS_PER_QUARTER_HOUR;
  const limit = { points, seconds: quarterHour };
  // The account is counted too, known or not, so that many addresses do not add up to many guesses.
  const account = parsed.success ? parsed.data.email : "malformed";
  const mayTry =
    (await allow("sign-in by address", address, limit)) &&
    (await allow("sign-in by account", account, limit));
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
    await markSignedIn(member.id);
    log.info("A member signed in.");
    return { id: member.id, email: member.email, sessionVersion: member.sessionVersion };
  } catch (error) {
    log.error("A sign-in could not be checked.", {}, error);
    throw new SignInRefused("unavailable");
  }
}

/** Logs the same line whether or not the address is known. */
function sayRefused(cause: string): null {
  log.info("A sign-in was refused.", { cause });
  return null;
}
