import "server-only";
import { sha256 } from "../crypto";
import { readPortal } from "../db/portals";
import { createPreview } from "../db/previews";
import { PortalError } from "../errors";
import { newPreviewToken } from "../preview-token";
import { stripeAway } from "../problem-words";
import { consumeLimit } from "../rate-limit";
import { parseChanges } from "../settings/changes";
import { storedSettings } from "../settings/effective";
import { stripeFor } from "../stripe/connection/client";
import { findCustomers } from "../stripe/customers/customers";
import { listSampleCustomers, type SampleCustomer } from "../stripe/customers/sample-customers";
import type { MerchantId, Mode } from "../tenancy";
import { MerchantError } from "./errors";
import { onTestClocks } from "./on-test-clocks";
import type { SignedInMember } from "./session";

/** Why there is no customer to preview the portal with. */
export type NoPreview = "not_connected" | "unreachable" | "key_refused" | "no_customers";

export type PreviewCustomers = { ok: true; customers: SampleCustomer[] } | { ok: false; reason: NoPreview };

/** A few customers of the connected account to preview the portal with, or why there are none. */
export async function listPreviewCustomers(merchantId: MerchantId, mode: Mode): Promise<PreviewCustomers> {
  try {
    const customers = await listSampleCustomers(await stripeFor(merchantId, mode));
    return customers.length > 0 ? { ok: true, customers } : { ok: false, reason: "no_customers" };
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    if (error.reason === "stripe_not_connected") return { ok: false, reason: "not_connected" };
    return { ok: false, reason: error.code === "misconfigured" ? "key_refused" : "unreachable" };
  }
}

/** A preview lasts this long after its last change. */
const previewSeconds = 15 * 60;
/** Three presets or two color schemes, plus the preview that stays visible while the next one loads. */
const mostPerSession = 8;
const perMinute = 120;

/**
 * Creates a URL that shows the member a customer's portal with unsaved settings. Values that aren't valid yet, such as
 * an incomplete color, keep their saved value.
 *
 * @param asked.customer an ID in Stripe or an email address.
 * @param asked.changes as in lib/settings/changes.ts, or empty.
 */
export async function startPreview(
  { merchantId, sessionId }: SignedInMember,
  mode: Mode,
  asked: { customer: string; changes: string; portalId?: string | undefined },
  now = new Date(),
): Promise<{ address: string }> {
  if (!(await consumeLimit("previews", sessionId, { points: perMinute, seconds: 60 })))
    throw new MerchantError("rate_limited", "Too many previews. Wait a minute, then try again.");
  const portal = await readPortal(merchantId, mode, asked.portalId);
  const customerId = await findCustomerId(merchantId, mode, asked.customer.trim());
  const token = newPreviewToken();
  const preview = {
    tokenHash: sha256(token),
    portalId: portal.id,
    mode,
    sessionId,
    customerId,
    settings: { ...storedSettings(portal.settings), ...acceptable(asked.changes) },
    expiresAt: new Date(now.getTime() + previewSeconds * 1000),
  };
  await createPreview(merchantId, preview, { most: mostPerSession });
  return { address: `/portal/${portal.id}/preview?token=${token}` };
}

/** The chosen values that could be saved. */
function acceptable(text: string): object {
  if (text === "") return {};
  const parsed = parseChanges(text, { skipsProblems: true });
  return parsed.ok ? Object.fromEntries(parsed.changes.map(({ name, to }) => [name, to])) : {};
}

async function findCustomerId(merchantId: MerchantId, mode: Mode, customer: string): Promise<string> {
  const identifyBy = customer.includes("@") ? "email" : "customer_id";
  try {
    const [found] = await findCustomers(await stripeFor(merchantId, mode), identifyBy, customer);
    if (found) return found.id;
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    throw new MerchantError("unavailable", whyUnavailable(error));
  }
  const missing = "Stripe has no customer with this ID or email address.";
  const byId = identifyBy === "email" && mode === "test" ? ` ${onTestClocks}` : "";
  throw new MerchantError("not_found", `${missing}${byId}`);
}

const whyUnavailable = ({ code }: PortalError) =>
  code === "misconfigured"
    ? "We can’t use your Stripe key. Check it on the Stripe page."
    : `${stripeAway}. Try again in a minute.`;
