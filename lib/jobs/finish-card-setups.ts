import { type Job, type MerchantScope, merchantScope } from "./job";

/** Starts using cards that a merchant's customers saved before they closed the page. */
export const finishCardSetupsJob: Job<MerchantScope> = {
  name: "finish_card_setups",
  payload: merchantScope,
  attempts: 10,
  lane: "stripe",
};
