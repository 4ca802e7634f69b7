import "server-only";
import { z } from "zod";
import { type CreatedMerchant, createMerchant as insertMerchant } from "../db/merchants";
import { MerchantError } from "./errors";
import { hashPassword } from "./password";
import { passwordProblem } from "./password-rule";
import { memberEmail } from "./sign-in";

export const newMerchant = z
  .strictObject({
    // Control characters and direction marks could disguise the name wherever it is shown.
    name: z
      .string()
      .trim()
      .min(1, "Enter the name of your business.")
      .max(80, "Use at most 80 characters.")
      .regex(/^[^\p{Cc}\p{Cf}]*$/u, "Use letters, numbers and symbols only."),
    email: memberEmail,
    password: z.string(),
  })
  .superRefine(({ name, email, password }, context) => {
    const problem = passwordProblem(password, [name, email.split("@")[0] ?? ""]);
    if (problem) context.addIssue({ code: "custom", path: ["password"], message: problem });
  });

export type NewMerchant = z.input<typeof newMerchant>;

/**
 * Creates a merchant with its first member, two portals and two secret keys. Returns "taken" if the address
 * already has an account, and "not_first" if only the first merchant was allowed and one exists. Throws on
 * invalid input.
 */
export async function registerMerchant(
  input: NewMerchant,
  { onlyFirst = false } = {},
): Promise<CreatedMerchant | "taken" | "not_first"> {
  const { name, email, password } = newMerchant.parse(input);
  const passwordHash = await hashPassword(password);
  return insertMerchant({ name, email, passwordHash }, { onlyFirst });
}

/**
 * Creates a merchant in the same way for our own scripts, which choose the address. Throws a MerchantError if the
 * address is taken.
 */
export async function createMerchant(input: NewMerchant): Promise<CreatedMerchant> {
  const created = await registerMerchant(input);
  if (typeof created === "object") return created;
  throw new MerchantError("invalid", "This email address already has an account.");
}
