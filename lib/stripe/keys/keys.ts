import "server-only";
import Stripe from "stripe";
import { missingWords, stripeAway } from "@/lib/problem-words";
import { env } from "../../env";
import type { Mode } from "../../tenancy";
import { createStripe, type StripeClient } from "../connection/client";
import { isMissing } from "../connection/errors";
import { currentPurpose, withPurpose } from "../connection/purpose";
import { checkKeyFormat } from "./key-format";
import { nameOf, type StripePermission, stripePermissions } from "./permissions";

export type CheckedStripeKey = {
  key: string;
  kind: "restricted" | "secret";
  last4: string;
  /** Empty if the key isn't allowed to read its account. */
  accountId: string;
  accountName: string | null;
};

export type StripeKeyCheck =
  | { ok: true; value: CheckedStripeKey }
  | { ok: false; problem: "format" | "refused" | "permission" | "unreachable"; message: string };

/** No object has one of these IDs, so a request about them changes nothing, whichever key makes it. */
const missingCustomerId = "cus_PorticoAsksWhatThisKeyMayDo";

const missingSubscriptionId = "sub_PorticoAsksWhatThisKeyMayDo";
const missingInvoiceId = "in_PorticoAsksWhatThisKeyMayDo";
const missingSetupId = "seti_PorticoAsksWhatThisKeyMayDo";
const missingMethodId = "pm_PorticoAsksWhatThisKeyMayDo";
const missingSessionId = "cs_PorticoAsksWhatThisKeyMayDo";

const probes: Record<string, (stripe: StripeClient, level: StripePermission["level"]) => Promise<unknown>> = {
  customer: (stripe, level) =>
    level === "Read"
      ? stripe.customers.list({ limit: 1 })
      : expectMissing(() => stripe.customers.update(missingCustomerId, {})),
  subscription: (stripe) => expectMissing(() => stripe.subscriptions.update(missingSubscriptionId, {})),
  invoice: (stripe) => expectMissing(() => stripe.invoices.update(missingInvoiceId, {})),
  setup_intent: (stripe) => expectMissing(() => stripe.setupIntents.update(missingSetupId, {})),
  checkout_session: (stripe) => expectMissing(() => stripe.checkout.sessions.expire(missingSessionId)),
  payment_method: (stripe, level) =>
    level === "Read"
      ? stripe.paymentMethods.list({ limit: 1 })
      : expectMissing(() => stripe.paymentMethods.update(missingMethodId, {})),
  charge: (stripe) => stripe.charges.list({ limit: 1 }),
  dispute: (stripe) => stripe.disputes.list({ limit: 1 }),
  payment_intent: (stripe) => stripe.paymentIntents.list({ limit: 1 }),
  product: (stripe) => stripe.products.list({ limit: 1 }),
  plan: (stripe) => stripe.prices.list({ limit: 1 }),
  tax_id: (stripe) => expectMissing(() => stripe.customers.deleteTaxId(missingCustomerId, "txi_PorticoAsks")),
  coupon: (stripe) => stripe.coupons.list({ limit: 1 }),
  promotion_code: (stripe) => stripe.promotionCodes.list({ limit: 1 }),
};

/** Resolves if Stripe answers that the object doesn't exist, because that proves that the key has the permission. */
async function expectMissing(request: () => Promise<unknown>): Promise<void> {
  try {
    await withPurpose({ ...currentPurpose(), expectsMissing: true }, request);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/**
 * Checks a pasted key: first its format, then each permission by a request that changes nothing. To test reading, it
 * requests one object. To test writing, it changes an object that can't exist: Stripe only looks for this object if the
 * key has the permission. No message contains the key.
 */
export async function checkStripeKey(
  text: string,
  mode: Mode,
  permissions: readonly StripePermission[] = stripePermissions,
): Promise<StripeKeyCheck> {
  const { STRIPE_API_BASE: stripeApiBase, ALLOW_UNRESTRICTED_STRIPE_KEYS: allowsUnrestrictedKeys } = env();
  const format = checkKeyFormat(text, { mode, stripeApiBase, allowsUnrestrictedKeys });
  if (!format.ok) return { ok: false, problem: "format", message: format.message };
  const stripe = createStripe(format.key);
  const failures = await probe(stripe, permissions);
  if (failures.length > 0) return explainFailures(failures, permissions);
  const { key, kind, last4 } = format;
  return { ok: true, value: { key, kind, last4, ...(await readAccount(stripe)) } };
}

/**
 * The rights of the connected key. `refused`: Stripe no longer accepts the key at all. `unreachable`: Stripe didn't answer
 * every question, so nothing is known.
 */
export type KeyRights =
  { state: "known"; missing: StripePermission[] } | { state: "refused" | "unreachable" };

/** Finds out which of the permissions the connected key has, with one request to Stripe for each. */
export async function readRights(
  stripe: StripeClient,
  permissions: readonly StripePermission[],
): Promise<KeyRights> {
  const { StripeAuthenticationError, StripePermissionError } = Stripe.errors;
  const failures = await probe(stripe, permissions);
  if (failures.some(({ error }) => error instanceof StripeAuthenticationError)) return { state: "refused" };
  if (!failures.every(({ error }) => error instanceof StripePermissionError)) return { state: "unreachable" };
  return { state: "known", missing: failures.map(({ permission }) => permission) };
}

async function probe(stripe: StripeClient, permissions: readonly StripePermission[]): Promise<Failure[]> {
  const answers = await Promise.allSettled(permissions.map(({ id, level }) => probes[id]?.(stripe, level)));
  return permissions.flatMap((permission, index) => {
    const answer = answers[index];
    return answer?.status === "rejected" ? [{ error: answer.reason as unknown, permission }] : [];
  });
}

type Failure = { error: unknown; permission: StripePermission };

function explainFailures(failures: Failure[], permissions: readonly StripePermission[]): StripeKeyCheck {
  const { errors } = Stripe;
  if (failures.some(({ error }) => error instanceof errors.StripeAuthenticationError)) {
    const message =
      "Stripe doesn’t recognize this key. It may have been rolled or deleted, or it’s incomplete.";
    return { ok: false, problem: "refused", message };
  }
  const missing = failures.filter(({ error }) => error instanceof errors.StripePermissionError);
  if (missing.length > 0 && missing.length === failures.length) {
    const names = missing.map(({ error, permission }) =>
      nameMissingPermission(error, permission, permissions),
    );
    const message = `This key ${missingWords([...new Set(names)])}. Edit the key in Stripe, then save again.`;
    return { ok: false, problem: "permission", message };
  }
  const first = failures.find(({ error }) => !(error instanceof errors.StripePermissionError));
  if (!(first?.error instanceof errors.StripeError)) throw first?.error;
  const message = `${stripeAway}. Try again in a minute.`;
  return { ok: false, problem: "unreachable", message };
}

/** Stripe names the permission in its message: "Having the 'rak_invoice_write' permission would allow …". */
function nameMissingPermission(
  error: unknown,
  probed: StripePermission,
  permissions: readonly StripePermission[],
): string {
  const named = error instanceof Error && /'rak_([a-z_]+)_(read|write)'/.exec(error.message);
  if (!named) return nameOf(probed);
  const known = permissions.find(({ id }) => id === named[1]);
  return known ? nameOf(known) : `${named[1]?.replaceAll("_", " ")}: ${named[2]}`;
}

/** The account of the key. A restricted key usually can't read its account, but Stripe's refusal names the account. */
async function readAccount(stripe: StripeClient): Promise<{ accountId: string; accountName: string | null }> {
  try {
    const { id, business_profile: profile, settings } = await stripe.accounts.retrieveCurrent();
    return { accountId: id, accountName: settings?.dashboard?.display_name ?? profile?.name ?? null };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    return { accountId: /acct_[A-Za-z0-9]+/.exec(error.message)?.[0] ?? "", accountName: null };
  }
}
