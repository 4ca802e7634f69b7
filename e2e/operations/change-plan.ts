import { at } from "../support/journey";
import { ada, inDialog, type OperationCase, press, quote, updates } from "./operation-case";

export const changePlan: OperationCase = {
  input: { priceId: "price_Lumen_starter_month", quote },
  lastClick: {
    email: ada,
    off: { changePlan: false },
    async reach(portal) {
      await press(portal, "Change plan");
      await portal.getByRole("radio", { name: /Lumen Business/ }).check();
      return inDialog(portal, /^Change plan and pay/);
    },
    done: /^You’re now on Lumen Business\.$/,
    request: updates,
  },
  journeys: {
    works: at("change-plan", "an upgrade starts immediately and charges exactly the amount on the button"),
    "Stripe refuses": at("change-plan", "a declined card changes nothing, says why, and keeps the choice"),
    "bank asks": at(
      "strong-authentication",
      "is completed in another tab, and the portal shows the result",
      "a plan change",
    ),
  },
};
