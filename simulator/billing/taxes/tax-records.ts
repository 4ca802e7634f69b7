/** The tax fields that the billing engine reads and writes on other records. Rates are referenced by ID. */

import type { Stored } from "../../world";

export type TaxRate = Stored & {
  active: boolean;
  /** Whether the tax is included in the price or added to it. */
  inclusive: boolean;
  /** A percentage with at most four decimal places. */
  percentage: number;
};

export type LineTax = {
  amount: number;
  tax_behavior: "exclusive" | "inclusive";
  tax_rate_details: { tax_rate: string };
  taxability_reason: "customer_exempt" | "not_available" | "reverse_charge";
  taxable_amount: number;
  type: "tax_rate_details";
};

export type TaxedLine = {
  taxes: LineTax[];
  /** The line's own rates. If undefined, the invoice's rates apply. */
  _taxRates?: readonly string[];
  /** The tax included in its amount, before discounts. */
  _taxIncluded?: number;
};

export type TaxedItem = Stored & {
  tax_rates: string[];
  /** The item's own rates. If undefined, its invoice's rates apply. */
  _taxRates?: readonly string[];
};

export type TaxedInvoice = Stored & {
  customer_tax_exempt: string | null;
  default_tax_rates: string[];
  total_taxes: LineTax[];
};
