import { at, impossible } from "../support/journey";
import { ada, inDialog, type OperationCase, press, quote, updates } from "./operation-case";

export const applyCoupon: OperationCase = {
  input: { quote },
  lastClick: {
    email: ada,
    on: { coupon: true },
    off: { coupon: false },
    async reach(portal) {
      await press(portal, "Add code");
      await portal.getByRole("textbox", { name: "Promo code" }).fill("SPRING");
      await press(portal, "Apply");
      return inDialog(portal, "Add SPRING");
    },
    done: /^Code added\. SPRING/,
    request: updates,
  },
  journeys: {
    works: at("apply-coupon", "a code's discount is shown before it is added, and the next charge is lower"),
    "Stripe refuses": at("apply-coupon", "a refusal by Stripe is shown, and nothing is changed"),
    "bank asks": impossible("moves no money: the next invoice is lower"),
    "double click": at("apply-coupon", "a double click adds a code once"),
  },
};
