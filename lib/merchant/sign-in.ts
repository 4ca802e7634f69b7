import "server-only";
import { z } from "zod";
import { type Credentials, findCredentials } from "../db/members";
import { log } from "../log";
import type { Caller } from "./caller";
import { passwordMatches } from "./password";
import { consumePasswordAttempt } from "./password-attempts";
import { maxPasswordLength } from "./password-rule";
import { recordRefusedAttempt } from "./refused-attempts";

/** Plain ASCII with one @, so that a lookalike address can't become another address. */
export const memberEmail = z
  .string()
  .trim()
  .max(254)
  // Checked before lowercasing, which would turn the Kelvin sign into an ordinary k.
  .regex(
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/,
    "Enter an email address, such as ada@example.com.",
  )
  .toLowerCase();

const credentialsSchema = z.object({
  email: memberEmail,
  password: z
    .string()
    .min(1)
    .max(maxPasswordLength * 4),
});

/** Thrown with only its code, because next-auth puts error messages into a URL. */
export class SignInRefused extends Error {}

/**
 * Checks email and password. Returns null when they don't match, with the same message and after the same amount of
 * work whether or not the account exists. Throws `rate_limited` after too many attempts from one IP address, or
 * `unavailable`.
 */
export async function checkCredentials(
  credentials: unknown,
  { address, device }: Caller,
): Promise<Credentials | null> {
  const parsed = credentialsSchema.safeParse(credentials);
  if (!(await consumePasswordAttempt(parsed.success ? parsed.data.email : "", address))) {
    logRefused("rate_limited");
    throw new SignInRefused("rate_limited");
  }
  if (!parsed.success) return logRefused("credentials_malformed");
  const { email, password } = parsed.data;
  try {
    const member = await findCredentials(email);
    if ((await passwordMatches(member?.passwordHash, password)) && member) {
      log.info("A member signed in.");
      return member;
    }
    if (member) {
      const who = { merchantId: member.merchantId, memberId: member.id, actor: "unknown" as const };
      recordRefusedAttempt(who, { verb: "member.sign_in_refused", device, cause: "password_wrong" });
    }
    return logRefused("credentials_wrong");
  } catch (error) {
    log.error("A sign-in could not be checked.", {}, error);
    throw new SignInRefused("unavailable");
  }
}

/** Logs the same line whether or not the account exists. */
function logRefused(cause: string): null {
  log.info("A sign-in was refused.", { cause });
  return null;
}
