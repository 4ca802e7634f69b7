import "server-only";
import Stripe from "stripe";
import { env } from "../env";
import type { Mode } from "../tenancy";
import { createStripe } from "./client";
import type { StripeClient } from "./client";
import { checkKeyFormat } from "./key-format";
import { stripePermissions } from "./permissions";

export type CheckedStripeKey = {
  key: string;
  kind: "restricted" | "secret";
  last4: string;
  /** Empty when the key may not say whose it is. */
  accountId: string;
  accountName: string | null;
};

export type StripeKeyCheck =
  | { ok: true; value: CheckedStripeKey }
  | { ok: false; problem: "format" | "refused" | "permission" | "unreachable"; message: string };

/** Each reads at most one object, which proves the permission to read and moves nothing. */
const probes: Record<string, (stripe: StripeClient) => Promise<unknown>> = {
  customer: (stripe) => stripe.customers.list({ limit: 1 }),
  subscription: (stripe) => stripe.subscriptions.list({ limit: 1 }),
  invoice: (stripe) => stripe.invoices.list({ limit: 1 }),
  payment_method: (stripe) => stripe.paymentMethods.list({ limit: 1 }),
  payment_intent: (stripe) => stripe.paymentIntents.list({ limit: 1 }),
  product: (stripe) => stripe.products.list({ limit: 1 }),
  plan: (stripe) => stripe.prices.list({ limit: 1 }),
  coupon: (stripe) => stripe.coupons.list({ limit: 1 }),
};

/**
 * Checks a pasted key: its shape, then by asking Stripe for one object of each kind the portal reads. That a
 * permission to write is there cannot be proven without writing, so it shows at the first change. The key itself
 * is in no message.
 */
export async function checkStripeKey(text: string, mode: Mode): Promise<StripeKeyCheck> {
  const { STRIPE_API_BASE: stripeApiBase, ALLOW_UNRESTRICTED_STRIPE_KEYS: allowsUnrestrictedKeys } = env();
  const format = checkKeyFormat(text, { mode, stripeApiBase, allowsUnrestrictedKeys });
  if (!format.ok) return { ok: false, problem: "format", message: format.message };
  const stripe = createStripe(format.key);
  const answers = await Promise.allSettled(stripePermissions.map(({ id }) => probes[id]?.(stripe)));
  const failures = answers.flatMap((answer, index) =>
    answer.status === "rejected"
      ? [{ error: answer.reason as unknown, permission: stripePermissions[index] }]
      : [],
  );
  if (failures.length > 0) return explain(failures);
  const { key, kind, last4 } = format;
  return { ok: true, value: { key, kind, last4, ...(await readAccount(stripe)) } };
}

type Failure = { error: unknown; permission: (typeof stripePermissions)[number] | undefined };

function explain(failures: Failure[]): StripeKeyCheck {
  const { errors } = Stripe;
  if (failures.some(({ error }) => error instanceof errors.StripeAuthenticationError)) {
    const message =
      "Stripe does not know this key. It may have been rolled or deleted, or not copied completely.";
    return { ok: false, problem: "refused", message };
  }
  const missing = failures.filter(({ error }) => error instanceof errors.StripePermissionError);
  if (missing.length > 0 && missing.length === failures.length) {
    const names = missing.map(({ error, permission }) => nameMissing(error, permission?.label));
    const message = `This key lacks a permission: ${[...new Set(names)].join(", ")}. Add it to the key in Stripe, then save again.`;
    return { ok: false, problem: "permission", message };
  }
  const first = failures.find(({ error }) => !(error instanceof errors.StripePermissionError));
  if (!(first?.error instanceof errors.StripeError)) throw first?.error;
  const message = "Stripe did not answer the check. Nothing was saved; try again in a minute.";
  return { ok: false, problem: "unreachable", message };
}

/** Stripe names the permission in its message: "Having the 'rak_invoice_write' permission would allow …". */
function nameMissing(error: unknown, label = "unknown"): string {
  const named = error instanceof Error && /'rak_([a-z_]+)_(read|write)'/.exec(error.message);
  if (!named) return `${label} (Read)`;
  const known = stripePermissions.find(({ id }) => id === named[1]);
  return known ? `${known.label} (${known.level})` : `${named[1]?.replaceAll("_", " ")} (${named[2]})`;
}

/** Whose key it is. A restricted key is mostly not allowed to know; Stripe's refusal then names the account. */
async function readAccount(stripe: StripeClient): Promise<{ accountId: string; accountName: string | null }> {
  try {
    const { id, business_profile: profile, settings } = await stripe.accounts.retrieveCurrent();
    return { accountId: id, accountName: settings?.dashboard?.display_name ?? profile?.name ?? null };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    return { accountId: /acct_[A-Za-z0-9]+/.exec(error.message)?.[0] ?? "", accountName: null };
  }
}
