import { z } from "zod";
import type { Interval } from "../../stripe/catalogue/price";
import type { PendingCancellation } from "../../stripe/subscriptions/undo-cancellation";
import { cancellationFeedbacks } from "../../vocabulary";
import { amount, discounts, grant, id, planned, seconds } from "../execution/stored";

/** The stored command of every operation that changes one item. */

const waitingEnd: z.ZodType<PendingCancellation> = z.strictObject({
  atPeriodEnd: z.boolean(),
  endsAt: seconds,
  term: seconds.nullable(),
  reason: z.record(z.string(), z.string()),
  details: z
    .strictObject({ feedback: z.enum(cancellationFeedbacks), comment: z.string() })
    .partial()
    .optional(),
});

const change = z.strictObject({
  subscriptionId: id,
  itemId: id,
  priceId: id.nullable(),
  quantity: z.int().min(0),
  removes: z.literal(true).optional(),
  prorationDate: seconds.nullable(),
  startsNewPeriod: z.boolean(),
  appliesAtOnce: z.literal(true).optional(),
  sendsInvoices: z.boolean(),
  discounts: discounts.optional(),
  keeps: waitingEnd.optional(),
});

const interval = z.custom<Interval>((value) => typeof value === "string" && value !== "");

/** The part of the command that is enough to find its outcome. */
export const switchLookup = z.object({
  operationId: id,
  customerId: id,
  kind: z.enum(["now", "in_trial", "at_renewal", "keep_current"]),
  change,
  toPriceId: id.nullable(),
});

export const storedSwitch = switchLookup
  .extend({
    fromPriceId: id,
    startsAt: seconds,
    interval,
    intervalCount: z.int().min(1),
    planned: planned.nullable(),
    hasSchedule: z.boolean(),
    term: seconds.nullable(),
    grant: grant.optional(),
    amountDue: amount,
    currency: z.string(),
    // Older versions also stored these fields.
    startsOn: seconds.optional(),
    endsOn: seconds.optional(),
  })
  .strict();
