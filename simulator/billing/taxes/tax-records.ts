/** What the billing engine reads and writes of taxes, beside the other records. Rates are named by their ids. */

import type { Stored } from "../../world";

export type TaxRate = Stored & {
  active: boolean;
  /** Part of the price, or added to it. */
  inclusive: boolean;
  /** Of a hundred, with at most four decimal places. */
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
  /** The rates it is taxed at; not set, those of its invoice. */
  _taxRates?: readonly string[];
  /** The tax its amount contains, before discounts. */
  _taxIncluded?: number;
};

export type TaxedItem = Stored & {
  tax_rates: string[];
  /** The rates of an item that does not take those of the invoice that takes it up. */
  _taxRates?: readonly string[];
};

export type TaxedInvoice = Stored & {
  customer_tax_exempt: string | null;
  default_tax_rates: string[];
  total_taxes: LineTax[];
};
