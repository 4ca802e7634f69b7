import type { Stored } from "../../world";

export type Meter = Stored & {
  object: "billing.meter";
  customer_mapping: { event_payload_key: string; type: "by_id" };
  default_aggregation: { formula: string };
  event_name: string;
  status: "active" | "inactive";
  value_settings: { event_payload_key: string };
};

/** Reported usage. The API doesn't show its ID or the internal fields, which were read from its payload. */
export type MeterEvent = Stored & {
  object: "billing.meter_event";
  created: number;
  event_name: string;
  identifier: string;
  timestamp: number;
  _meter: string;
  _customer: string;
  _value: number;
  /** Whether an adjustment canceled it. */
  _isCanceled: boolean;
};
