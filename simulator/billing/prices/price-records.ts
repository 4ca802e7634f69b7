/**
 * The fields of products and prices that the billing engine reads. Fields starting with `_` never leave the
 * simulator.
 */

import type { Stored } from "../../world";
import type { Recurrence } from "../clock/periods";

export type Product = Stored & { name: string; unit_label?: string | null };

/** One tier of a tiered price. */
export type Tier = {
  flat_amount: number | null;
  flat_amount_decimal: string | null;
  unit_amount: number | null;
  unit_amount_decimal: string | null;
  /** The last unit of this tier; null for the last tier. */
  up_to: number | null;
};

/** A price's amounts in a currency other than its default one. */
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
  /** By currency, without the default one. */
  _currencyOptions?: Record<string, CurrencyOption>;
  /** Options that were removed from the price. */
  _formerOptions?: Record<string, CurrencyOption>;
};
