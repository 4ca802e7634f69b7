/** The fields of charges and refunds that the billing engine reads and writes. Amounts are in minor units. */

import type { Stored } from "../../world";

export type Charge = Stored & {
  object: "charge";
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  created: number;
  currency: string;
  customer: string | null;
  description: string | null;
  /** Whether the customer's bank has opened a dispute or an inquiry at any time, whatever the result. */
  disputed: boolean;
  payment_intent: string;
  payment_method: string | null;
  payment_method_details: { type: string; card?: { brand: string; last4: string } };
  /** Whether all of it was refunded. */
  refunded: boolean;
  status: "failed" | "succeeded";
};

export type RefundReason = "duplicate" | "fraudulent" | "requested_by_customer";

export type Refund = Stored & {
  object: "refund";
  amount: number;
  charge: string;
  created: number;
  currency: string;
  metadata: Record<string, string>;
  payment_intent: string;
  payment_method: string | null;
  status: "canceled" | "failed" | "pending" | "requires_action" | "succeeded";
  /** When the bank answers, while the refund is pending. */
  _settlesAt: number | null;
};

/** Whether the money has been returned or is on its way. */
export const returnsMoney = ({ status }: Refund): boolean => status !== "failed" && status !== "canceled";
