import { merchantPart } from "./job";
import type { Job, MerchantPart } from "./job";

/** Puts to use the cards that a merchant's customers saved before they closed the page. */
export const finishCardSetupsJob: Job<MerchantPart> = {
  name: "finish_card_setups",
  payload: merchantPart,
  attempts: 10,
  lane: "stripe",
};
