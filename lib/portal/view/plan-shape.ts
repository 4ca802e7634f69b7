import type { PortalPlan } from "../../embed/api";
import type { PriceParts } from "../words/price-parts";

/** The dialogs for plans, and the previews of every change, as finished texts. */

export type ChangePlanView = {
  title: string;
  /**
   * The first text: why a plan is missing, or that the change undoes a cancellation. Null if there is nothing to say.
   */
  note: string | null;
  /** The button's label if a change also undoes a cancellation. Otherwise null. */
  keepLabel: string | null;
  /** "Monthly", "Yearly" …. With only one entry, the page shows no switch. */
  intervals: {
    id: string;
    label: string;
    /** "Save 16%": the saving compared with the shortest interval. Null if nothing is saved. */
    saving: string | null;
  }[];
  /** The interval that the dialog starts with: the current one, or the one that the merchant's page asks for. */
  chosenIntervalId: string;
  /** Whether a discount code can be added. */
  takesCode: boolean;
  plans: PlanView[];
};

export type PlanView = {
  priceId: string;
  productId: string;
  intervalId: string;
  name: string;
  price: PriceParts;
  description: string | null;
  /** "Current plan", "Starts on 22 December 2026", or null. */
  mark: string | null;
  /** True for the plan that the dialog starts with: the current one, or the one that the merchant's page asks for. */
  isChosen: boolean;
  /** The plan's data for the merchant's page, the same in every event. */
  details: PortalPlan;
  /** False for the current plan, unless choosing it discards a scheduled change. */
  canChoose: boolean;
};

/** The cost and start of a change, as Stripe computes it, before the customer agrees to it. */
export type OperationPreview = {
  /** "Due today", credit and charge, each with its amount, in order; empty if nothing is due now. */
  lines: { label: string; amount: string; isTotal: boolean }[];
  /** The discount of the entered code, or the reason why the code doesn't apply here. */
  note?: string;
  /** "Then $29.00 per month from December 22, 2026." */
  explanation: string;
  /** True if there is no payment method. The change can then only be previewed, and a card can be added. */
  needsCard?: boolean;
  /** True if the preview couldn't be computed this time, so that trying again may work. */
  canTryAgain?: boolean;
  /** The button's text: "Change and pay $14.52". */
  confirm: string;
  /** The terms that the customer agrees to, sealed for ten minutes. Send it back unchanged to confirm. */
  quote: string;
};

/** A plan to choose; confirmed with `change_plan` ({intentId, subscriptionId, priceId, quote}). */
export type PlanPreview = OperationPreview & {
  priceId: string;
  /** `refused`: not available to this customer; `unavailable`: not computed this time. */
  kind: "now" | "at_renewal" | "keep_current" | "needs_card" | "refused" | "unavailable";
};

/** Another quantity; confirmed with `change_quantity` ({intentId, subscriptionId, quantity, quote}). */
export type QuantityPreview = OperationPreview & { quantity: number };

/** Removing one add-on; confirmed with `remove_add_on` ({intentId, subscriptionId, itemId, quote}). */
export type AddOnPreview = OperationPreview & { itemId: string };

export type ResubscribeView = {
  title: string;
  body: string;
  /** True if a discount code can be used when resubscribing. */
  takesCode: boolean;
  /** The plans to choose from; null if the former plan is the only one. */
  choice: ChangePlanView | null;
};
