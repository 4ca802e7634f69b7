import "server-only";
import { z } from "zod";
import { createMerchant as insertMerchant } from "../db/merchants";
import type { CreatedMerchant } from "../db/merchants";
import { MerchantError } from "./errors";
import { hashPassword } from "./password";
import { passwordProblem } from "./password-rule";
import { memberEmail } from "./sign-in";

export const newMerchant = z
  .strictObject({
    // Control characters and direction marks would let a name pretend to be something else where it is shown.
    name: z
      .string()
      .trim()
      .min(1, "Enter the name of your business.")
      .max(80, "Use at most 80 characters.")
      .regex(/^[^\p{Cc}\p{Cf}]*$/u, "Use letters, digits and signs only."),
    email: memberEmail,
    password: z.string(),
  })
  .superRefine(({ name, email, password }, context) => {
    const problem = passwordProblem(password, [name, email.split("@")[0] ?? ""]);
    if (problem) context.addIssue({ code: "custom", path: ["password"], message: problem });
  });

export type NewMerchant = z.input<typeof newMerchant>;

/**
 * Makes a merchant with its first member, two portals and two secret keys. Throws a MerchantError when the input
 * is not good or the address is taken.
 */
export async function createMerchant(input: NewMerchant): Promise<CreatedMerchant> {
  const { name, email, password } = newMerchant.parse(input);
  // Hashed before anything is looked up, so that a taken address takes as long to refuse as a free one to accept.
  const created = await insertMerchant({ name, email, passwordHash: await hashPassword(password) });
  if (created) return created;
  const message =
    "There is no new account: this e-mail address cannot be used. If it is yours, sign in instead.";
  throw new MerchantError("invalid", message);
}
