import "server-only";
import { findCredentials } from "../db/members";
import { hasMerchant } from "../db/merchants";
import { env } from "../env";
import { log } from "../log";
import { addLogContext } from "../log/context";
import { consumeLimit } from "../rate-limit";
import { currentCaller } from "./caller";
import { handleMemberRequest, type MerchantResult, parseForm, requireOwnOrigin } from "./dashboard-action";
import { MerchantError } from "./errors";
import { type NewMerchant, newMerchant, registerMerchant } from "./merchants";
import { recordRefusedAttempt } from "./refused-attempts";

/** Whether anyone may sign up. By default, only the first account can be created. */
export async function isSignUpOpen(): Promise<boolean> {
  return env().SIGN_UP === "open" || !(await hasMerchant());
}

/** Handles a sign-up, which has no session yet: checks origin and limits, then creates a merchant. */
export async function signUp(form: FormData): Promise<MerchantResult<null>> {
  return handleMemberRequest("sign_up", async () => {
    await requireOwnOrigin();
    const { SIGN_INS_PER_QUARTER_HOUR: points } = env();
    const { address, device } = await currentCaller();
    if (!(await consumeLimit("sign-up by address", address, { points, seconds: 15 * 60 }))) {
      throw new MerchantError(
        "rate_limited",
        "Too many attempts from your network. Try again in a few minutes.",
      );
    }
    if (!(await isSignUpOpen())) throw signUpClosed();
    const asked = parseForm(newMerchant, form);
    await register(asked, { device, onlyFirst: env().SIGN_UP === "closed" });
    return null;
  });
}

const signUpClosed = () =>
  new MerchantError("sign_up_closed", "Sign-up is closed. Ask the person who runs this installation.");

/**
 * Creates the merchant, or nothing if the address has an account. The answer and its timing are the same in both cases,
 * so that nobody can find out which addresses have accounts. The account's owner sees the attempt in the audit log.
 * Throws `sign_up_closed` if another account was created first.
 */
export async function register(
  asked: NewMerchant,
  { device, onlyFirst }: { device: string; onlyFirst: boolean },
): Promise<void> {
  await inWholeSeconds(async () => {
    const result = await registerMerchant(asked, { onlyFirst });
    if (result === "not_first") throw signUpClosed();
    if (result !== "taken") return addLogContext({ merchantId: result.merchantId });
    log.info("A sign-up was refused.", { cause: "address_taken" });
    const member = await findCredentials(newMerchant.parse(asked).email);
    if (!member) return;
    const who = { merchantId: member.merchantId, memberId: member.id, actor: "unknown" as const };
    recordRefusedAttempt(who, { verb: "member.sign_up_refused", device, cause: "address_taken" });
  });
}

/** Finishes, with or without an error, a whole number of seconds after the start. */
async function inWholeSeconds(work: () => Promise<void>): Promise<void> {
  const startedAt = performance.now();
  try {
    await work();
  } finally {
    const over = (performance.now() - startedAt) % 1_000;
    await new Promise((resume) => setTimeout(resume, 1_000 - over));
  }
}
