/**
 * The fields of credit notes that the billing engine reads and writes. Amounts are in minor units of the
 * invoice's currency.
 */

import type { Stored } from "../../world";
import type { DiscountAmount } from "../discounts/discount-allocation";
import type { Listed } from "../records";
import type { LineTax } from "../taxes/tax-records";

export type CreditNoteLine = {
  id: string;
  object: "credit_note_line_item";
  /** Before discounts and exclusive taxes. */
  amount: number;
  description: string | null;
  discount_amount: number;
  discount_amounts: DiscountAmount[];
  invoice_line_item?: string;
  quantity: number | null;
  taxes: LineTax[];
  type: "custom_line_item" | "invoice_line_item";
  unit_amount: number | null;
  unit_amount_decimal: string | null;
};

/** A refund and how much of it is linked to the credit note. */
export type LinkedRefund = {
  amount_refunded: number;
  payment_record_refund: null;
  refund: string;
  type: "refund";
};

export type CreditNote = Stored & {
  object: "credit_note";
  amount: number;
  created: number;
  currency: string;
  customer: string;
  effective_at: number | null;
  invoice: string;
  lines: Listed<CreditNoteLine>;
  memo: string | null;
  metadata: Record<string, string>;
  number: string;
  out_of_band_amount: number | null;
  post_payment_amount: number;
  pre_payment_amount: number;
  refunds: LinkedRefund[];
  status: "issued" | "void";
  subtotal: number;
  total: number;
  type: "mixed" | "post_payment" | "pre_payment";
  voided_at: number | null;
};

export type SentCreditLine = {
  amount?: number;
  description?: string;
  invoice_line_item?: string;
  metadata?: Record<string, string> | "";
  quantity?: number;
  tax_amounts?: unknown;
  tax_rates?: unknown;
  type: "custom_line_item" | "invoice_line_item";
  unit_amount?: number;
  unit_amount_decimal?: string;
};

export type CreditNoteParams = {
  invoice: string;
  amount?: number;
  credit_amount?: number;
  effective_at?: number;
  lines?: SentCreditLine[];
  memo?: string;
  metadata?: Record<string, string> | "";
  out_of_band_amount?: number;
  reason?: "duplicate" | "fraudulent" | "order_change" | "product_unsatisfactory";
  refund_amount?: number;
  refunds?: { amount_refunded?: number; payment_record_refund?: unknown; refund?: string; type?: string }[];
  shipping_cost?: unknown;
};
