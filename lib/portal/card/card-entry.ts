import { effectiveSettings } from "../../settings/effective";
import type { PortalSettings } from "../../settings/schema";
import type { Mode } from "../../tenancy";

/** The place where a card is entered: Stripe's form inside the portal, the simulator's page, or Stripe's page. */
export type CardEntry = "elements" | "simulator" | "checkout";

type CardEntryOptions = {
  cardForm: PortalSettings["cardForm"];
  publishableKey: string | null;
  /** True if this installation uses a simulator, which has no form to embed in a page. */
  isSimulated: boolean;
};

/** The way to enter a card that this installation and this merchant support. */
export function chooseCardEntry({ cardForm, publishableKey, isSimulated }: CardEntryOptions): CardEntry {
  if (cardForm === "stripe") return "checkout";
  if (publishableKey) return "elements";
  return isSimulated ? "simulator" : "checkout";
}

/** True if the merchant's settings allow Stripe's form in this portal's page. */
export function allowsStripeForm({ settings, mode }: { settings: unknown; mode: Mode }): boolean {
  const { updateCard, cardForm } = effectiveSettings(settings, mode);
  return updateCard && cardForm === "portal";
}
