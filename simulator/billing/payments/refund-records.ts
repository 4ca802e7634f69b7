/** What the billing engine reads and writes of charges and what is given back of them. Amounts are in minor units. */

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
  /** Its bank asked about it or took it back, however that ended. */
  disputed: boolean;
  payment_intent: string;
  payment_method: string | null;
  payment_method_details: { type: string; card?: { brand: string; last4: string } };
  /** All of it was given back. */
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
  /** When the bank answers, while it is awaited. */
  _settlesAt: number | null;
};

/** Whether a refund gives or gave the money back. */
export const isGiven = ({ status }: Refund): boolean => status !== "failed" && status !== "canceled";
