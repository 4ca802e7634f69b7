import "server-only";
import { isDatabaseUnavailable } from "../../db/errors";
import { recordFinding } from "../../db/findings";
import type { Finding } from "../../findings";
import { log } from "../../log";
import { hasEnded } from "../../operations/facts";
import type { PortalSettings } from "../../settings/schema";
import type { Service } from "../../settings/service";
import type { Customer } from "../../stripe/customers/customers";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { MerchantId, Mode } from "../../tenancy";
import { baseItem } from "../plan/plan-switch";

// A few IDs are enough to recognize the address. A hundred customers with one address are still one finding.
const maxCustomerIds = 5;

/** Finds an email address that several Stripe customers have, so that each visit has to choose one. */
export function sharedAddress(found: Customer[]): Finding[] {
  if (found.length < 2) return [];
  const ids = found.map(({ id }) => id).sort();
  return [{ kind: "shared_address", subject: ids.slice(0, maxCustomerIds) }];
}

/**
 * Finds subscriptions with several items of which none or more than one is a tier of the service. Their customers can't
 * change plans even though the setting is on. A single item of another service isn't a mistake.
 */
export function unclearPlans(
  { settings, service }: { settings: Pick<PortalSettings, "changePlan">; service: Service | null },
  subscriptions: Subscription[],
): Finding[] {
  if (!settings.changePlan || !service) return [];
  return subscriptions
    .filter((each) => !hasEnded(each) && each.items.length > 1 && baseItem(each, service) === null)
    .map(({ id }) => ({ kind: "unclear_plan", subject: [id] }));
}

/** Records the findings for the merchant. The customer's visit continues even if that fails. */
export async function recordFindings(
  { merchantId, mode }: { merchantId: MerchantId; mode: Mode },
  findings: Finding[],
): Promise<void> {
  try {
    for (const finding of findings) await recordFinding(merchantId, mode, finding);
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    log.error("A finding could not be saved because the database is unreachable.", {}, error);
  }
}
