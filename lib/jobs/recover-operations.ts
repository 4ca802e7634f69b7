import { type Job, type MerchantScope, merchantScope } from "./job";

/**
 * Finds out how a merchant's open operations ended. Each operation is handled separately, and its row stores
 * when to try next.
 */
export const recoverOperationsJob: Job<MerchantScope> = {
  name: "recover_operations",
  payload: merchantScope,
  attempts: 10,
  lane: "stripe",
};
