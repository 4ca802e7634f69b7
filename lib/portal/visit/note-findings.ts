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

// Enough to recognise it by; a hundred customers of one address are one mistake and not a hundred.
const mostNamed = 5;

/** Several customers of Stripe answer to one e-mail address, so that one of them has to be chosen or guessed. */
export function sharedAddress(found: Customer[]): Finding[] {
  if (found.length < 2) return [];
  const ids = found.map(({ id }) => id).sort();
  return [{ kind: "shared_address", subject: ids.slice(0, mostNamed) }];
}

/**
 * Subscriptions with several items of which not exactly one is a tier of the service: their customers cannot change
 * plan, although the setting is on. One item of another service is nobody's mistake.
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

/** Keeps them for the merchant. A customer is served whether or not that works. */
export async function noteFindings(
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
