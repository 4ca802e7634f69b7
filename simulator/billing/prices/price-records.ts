/** What the billing engine reads of products and prices. Fields starting with `_` never leave the simulator. */

import type { Stored } from "../../world";
import type { Recurrence } from "../clock/periods";

export type Product = Stored & { name: string; unit_label?: string | null };

/** A step of a price in tiers. */
export type Tier = {
  flat_amount: number | null;
  flat_amount_decimal: string | null;
  unit_amount: number | null;
  unit_amount_decimal: string | null;
  /** The last unit of this tier; null for the last tier. */
  up_to: number | null;
};

/** What a price costs in one of the currencies that it offers beside its own. */
export type CurrencyOption = Pick<Price, "unit_amount" | "unit_amount_decimal"> & {
  custom_unit_amount: null;
  tax_behavior: string;
  tiers?: Tier[];
};

export type Price = Stored & {
  active: boolean;
  billing_scheme: string;
  currency: string;
  product: string;
  recurring: (Recurrence & { meter: string | null; usage_type: string }) | null;
  tiers?: Tier[];
  tiers_mode: "graduated" | "volume" | null;
  unit_amount: number | null;
  unit_amount_decimal: string | null;
  transform_quantity: { divide_by: number; round: "up" | "down" } | null;
  /** What it costs in other currencies than its own, by currency. */
  _currencyOptions?: Record<string, CurrencyOption>;
  /** The same for those it is no longer offered in. */
  _formerOptions?: Record<string, CurrencyOption>;
};
