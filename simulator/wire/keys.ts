import type { ApiKey } from "../call";
import { invalidRequest, StripeRefusal } from "./errors";

/** A simulator key contains `sim`, so that it cannot be confused with a real one. */
const pattern = /^(sk|rk|pk)_((test|live)_sim_[A-Za-z0-9-]+?)(?:__[A-Za-z0-9_-]+)?$/;

const kinds = { sk: "secret", rk: "restricted", pk: "publishable" } as const;

/**
 * The key's kind, and its world: `sk_test_sim_lumen`, `rk_test_sim_lumen` and `pk_test_sim_lumen` share the
 * world `test_sim_lumen`. A suffix after a double underscore makes another key of the same world.
 */
export function readKey(text: string): { key: ApiKey; world: string } | undefined {
  const [, kind, world, mode] = pattern.exec(text) ?? [];
  if (!kind || !world) return undefined;
  return { key: { kind: kinds[kind as keyof typeof kinds], text, livemode: mode === "live" }, world };
}

/** The key in `Authorization: Bearer …` or `Basic …`. */
export function keyOf(authorization: string | undefined): string {
  const [scheme = "", value = ""] = (authorization ?? "").split(" ");
  if (scheme.toLowerCase() === "bearer" && value) return value;
  if (scheme.toLowerCase() === "basic" && value)
    return Buffer.from(value, "base64").toString().split(":")[0] ?? "";
  throw new StripeRefusal(401, {
    type: "invalid_request_error",
    message:
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth " +
      "(e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we " +
      "can help at https://support.stripe.com/.",
  });
}

export function unknownKey(text: string): StripeRefusal {
  return new StripeRefusal(401, {
    type: "invalid_request_error",
    message: `Invalid API Key provided: ${masked(text)}`,
  });
}

function masked(text: string): string {
  const [, prefix = "", rest = ""] = /^((?:sk|rk|pk)_(?:test|live)_)?(.*)$/.exec(text) ?? [];
  return `${prefix}${"*".repeat(Math.max(0, rest.length - 4))}${rest.slice(-4)}`;
}

/** The requests Stripe.js may make: reading and confirming an intent with its client secret. */
const publishablePaths = /^\/v1\/(payment_intents|setup_intents)\/[^/]+(\/confirm)?$/;

export function refusePublishable(key: ApiKey, path: string): void {
  if (key.kind !== "publishable" || publishablePaths.test(path)) return;
  throw new StripeRefusal(401, {
    type: "invalid_request_error",
    code: "secret_key_required",
    message:
      "This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your " +
      "API keys at https://dashboard.stripe.com/account/apikeys.",
  });
}

/** Most permissions are named after the object type. The permissions for these types have another name. */
const permissionNouns: Record<string, string> = {
  billing: "billing_meter",
  billing_portal: "customer_portal",
  checkout: "checkout_session",
  invoice_payment: "invoice",
  invoiceitem: "invoice",
  price: "plan",
  refund: "charge",
  subscription_item: "subscription",
  subscription_schedule: "subscription",
  test_helpers: "billing_clock",
  webhook_endpoint: "webhook",
};

/**
 * The permission for an object by its type: `price` → `plan_read`, `checkout.session` →
 * `checkout_session_read`.
 */
export function permissionOf(object: string, level: "read" | "write"): string {
  const type = object.split(".")[0] ?? "";
  return `${permissionNouns[type] ?? type}_${level}`;
}

/**
 * The permission for a request: `POST /v1/invoices/create_preview` → `invoice_write`. Every key may read its
 * own account. The separate permission for tax IDs is unverified.
 */
export function permissionFor(method: string, path: string): string | undefined {
  const [, , resource = "", , nested] = path.split("/");
  if (resource === "account") return undefined;
  const group = Object.hasOwn(permissionNouns, resource) ? resource : resource.replace(/s$/, "");
  const object = nested === "tax_ids" ? "tax_id" : group;
  return permissionOf(object, method === "GET" ? "read" : "write");
}

/** Permissions that are included in others. */
const includedPermissions: Record<string, string[]> = {
  billing_clock_read: ["customer_read", "customer_write"],
  product_read: ["payment_intent_read", "payment_intent_write"],
};

const isGranted = (permissions: readonly string[], permission: string): boolean =>
  [permission, permission.replace(/_read$/, "_write"), ...(includedPermissions[permission] ?? [])].some(
    (one) => permissions.includes(one),
  );

/** Refuses a restricted key without the permission. Write includes read. */
export function refuseUnpermitted(
  key: ApiKey,
  permissions: readonly string[] | undefined,
  permission: string | undefined,
  account: string,
): void {
  if (key.kind !== "restricted" || !permissions || !permission) return;
  if (isGranted(permissions, permission)) return;
  const { text } = key;
  const shown = `${text.slice(0, 8)}***${"*".repeat(20)}${text.slice(-3)}`;
  throw new StripeRefusal(
    403,
    invalidRequest(
      `The provided key '${shown}' does not have the required permissions for this endpoint on account '${account}'. ` +
        `Having the 'rak_${permission}' permission would allow this request to continue.`,
    ).body,
  );
}
