import "server-only";
import { headers } from "next/headers";
import { clientAddress } from "../client-address";
import { env } from "../env";
import { addLogContext } from "../log/context";
import { allow } from "../rate-limit";
import { MerchantError } from "./errors";
import { answeringMember, demandOwnOrigin, parseForm } from "./front-door";
import type { MerchantResult } from "./front-door";
import { createMerchant, newMerchant } from "./merchants";

/** The door for those who have no session yet: origin and limit as at the other door, then a new merchant. */
export async function signUp(form: FormData): Promise<MerchantResult<null>> {
  return answeringMember("sign_up", async () => {
    await demandOwnOrigin();
    const { SIGN_INS_PER_QUARTER_HOUR: points } = env();
    const address = clientAddress(await headers());
    if (!(await allow("sign-up by address", address, { points, seconds: 15 * 60 }))) {
      throw new MerchantError(
        "rate_limited",
        "Too many attempts from your network. Try again in a few minutes.",
      );
    }
    const { merchantId } = await createMerchant(parseForm(newMerchant, form));
    addLogContext({ merchantId });
    return null;
  });
}
