import { merchantPart } from "./job";
import type { Job, MerchantPart } from "./job";

/**
 * Finds out how a merchant's open operations ended. Each operation is handled separately, and its row stores
 * when to try next.
 */
export const recoverOperationsJob: Job<MerchantPart> = {
  name: "recover_operations",
  payload: merchantPart,
  attempts: 10,
  lane: "stripe",
};
