import { merchantPart } from "./job";
import type { Job, MerchantPart } from "./job";

/** Finds out how a merchant's open operations ended, each by itself. Every row keeps when it is tried next. */
export const recoverOperationsJob: Job<MerchantPart> = {
  name: "recover_operations",
  payload: merchantPart,
  attempts: 10,
  lane: "stripe",
};
