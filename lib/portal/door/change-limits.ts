import "server-only";
import { type Env, env } from "../../env";
import { PortalError } from "../../errors";
import type { OperationName } from "../../operations/operations";
import { consumeLimit } from "../../rate-limit";
import type { Visit } from "../visit/visit";

type Limit = { setting: keyof Env; seconds: number; reason?: string };

/**
 * Limits the changes to one subscription, across all visits. Stripe creates at most ten invoices a minute and twenty a
 * day for one subscription, and we leave part of that to renewals and to the merchant. Stripe accepts 200 quantity
 * changes an hour.
 */
const limits: Partial<Record<OperationName, readonly Limit[]>> = {
  change_plan: [
    { setting: "PLAN_CHANGES_PER_MINUTE", seconds: 60 },
    { setting: "PLAN_CHANGES_PER_DAY", seconds: 24 * 60 * 60, reason: "changes_for_long" },
  ],
  change_quantity: [{ setting: "QUANTITY_CHANGES_PER_HOUR", seconds: 60 * 60, reason: "changes_for_long" }],
};

/**
 * Call this only after checking that the subscription is the customer's.
 *
 * @throws PortalError `rate_limited`.
 */
export async function enforceChangeLimits(
  { merchantId, mode }: Visit,
  name: OperationName,
  subscriptionId: string,
): Promise<void> {
  for (const { setting, seconds, reason } of limits[name] ?? []) {
    const points = Number(env()[setting]);
    if (!(await consumeLimit(setting, `${merchantId}|${mode}|${subscriptionId}`, { points, seconds })))
      throw new PortalError("rate_limited", reason);
  }
}
