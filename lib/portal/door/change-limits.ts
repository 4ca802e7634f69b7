import "server-only";
import { type Env, env } from "../../env";
import { PortalError } from "../../errors";
import type { OperationName } from "../../operations/operations";
import { consumeLimit } from "../../rate-limit";
import type { Visit } from "../visit/visit";

type Limit = { setting: keyof Env; seconds: number; reason?: string };

/**
 * How often one subscription is changed, whatever number of visits does it. Stripe makes ten invoices a minute and twenty
 * a day for one, of which renewals and the merchant need their share; and it takes two hundred changes of a number an hour.
 */
const limits: Partial<Record<OperationName, readonly Limit[]>> = {
  change_plan: [
    { setting: "PLAN_CHANGES_PER_MINUTE", seconds: 60 },
    { setting: "PLAN_CHANGES_PER_DAY", seconds: 24 * 60 * 60, reason: "changes_for_long" },
  ],
  change_quantity: [{ setting: "QUANTITY_CHANGES_PER_HOUR", seconds: 60 * 60, reason: "changes_for_long" }],
};

/** @throws PortalError `rate_limited`. To be asked once the subscription is known to be the customer's. */
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
