import { effectiveSettings } from "../../settings/effective";
import type { PortalSettings } from "../../settings/schema";
import type { Mode } from "../../tenancy";

/** How a card is entered: in Stripe's form inside the portal, on the simulator's page, or on Stripe's page. */
export type CardWay = "elements" | "simulator" | "checkout";

type Known = {
  cardForm: PortalSettings["cardForm"];
  publishableKey: string | null;
  /** The installation speaks to a simulator, which has no form to put into a page. */
  isSimulated: boolean;
};

/** Which way this installation and this merchant have. */
export function cardWay({ cardForm, publishableKey, isSimulated }: Known): CardWay {
  if (cardForm === "stripe") return "checkout";
  if (publishableKey) return "elements";
  return isSimulated ? "simulator" : "checkout";
}

/** Whether Stripe's form is to stand in this portal's page, as far as the merchant's settings go. */
export function wantsForm({ settings, mode }: { settings: unknown; mode: Mode }): boolean {
  const { updateCard, cardForm } = effectiveSettings(settings, mode);
  return updateCard && cardForm === "portal";
}
