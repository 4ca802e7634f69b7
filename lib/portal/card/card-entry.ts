import { effectiveSettings } from "../../settings/effective";
import type { PortalSettings } from "../../settings/schema";
import type { Mode } from "../../tenancy";

/**
 * How a card is entered: in Stripe's form inside the portal, on the simulator's page, or on Stripe's page.
 */
export type CardEntry = "elements" | "simulator" | "checkout";

type CardEntryOptions = {
  cardForm: PortalSettings["cardForm"];
  publishableKey: string | null;
  /** This installation uses a simulator, which has no form to embed in a page. */
  isSimulated: boolean;
};

/** The way that this installation and this merchant support. */
export function chooseCardEntry({ cardForm, publishableKey, isSimulated }: CardEntryOptions): CardEntry {
  if (cardForm === "stripe") return "checkout";
  if (publishableKey) return "elements";
  return isSimulated ? "simulator" : "checkout";
}

/** Whether the merchant's settings allow Stripe's form in this portal's page. */
export function allowsStripeForm({ settings, mode }: { settings: unknown; mode: Mode }): boolean {
  const { updateCard, cardForm } = effectiveSettings(settings, mode);
  return updateCard && cardForm === "portal";
}
