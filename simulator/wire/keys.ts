import type { ApiKey } from "../call";
import { StripeRefusal, invalidRequest } from "./errors";

/** A simulator key carries the mark `sim`, so that it can never be taken for a real one, nor a real one for it. */
const pattern = /^(sk|rk|pk)_((test|live)_sim_[A-Za-z0-9-]+?)(?:__[A-Za-z0-9_-]+)?$/;

const kinds = { sk: "secret", rk: "restricted", pk: "publishable" } as const;

/**
 * The key's kind, and the world it sees: `sk_test_sim_lumen`, `rk_test_sim_lumen` and `pk_test_sim_lumen`
 * share the world `test_sim_lumen`. What follows a double underscore only tells keys of one world apart.
 */
export function readKey(text: string): { key: ApiKey; world: string } | undefined {
  const [, kind, world, mode] = pattern.exec(text) ?? [];
  if (!kind || !world) return undefined;
  return { key: { kind: kinds[kind as keyof typeof kinds], text, livemode: mode === "live" }, world };
}

/** The key of `Authorization: Bearer …` or `Basic …`. */
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

/** What Stripe.js may do: look at and confirm an intent whose secret it holds. */
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

/** Permissions are named for the resource; these resources go under another's name. */
const permissionNouns: Record<string, string> = {
  prices: "plan",
  subscription_items: "subscription",
  subscription_schedules: "subscription",
  invoiceitems: "invoice",
  invoice_payments: "invoice",
  webhook_endpoints: "webhook",
};

/** `POST /v1/invoices/create_preview` → `invoice_write`. Every key may read the account it belongs to. */
export function permissionFor(method: string, path: string): string | undefined {
  const resource = path.split("/")[2] ?? "";
  if (resource === "account") return undefined;
  const noun = permissionNouns[resource] ?? resource.replace(/s$/, "");
  return `${noun}_${method === "GET" ? "read" : "write"}`;
}

/** Refuses a restricted key that lacks the permission; write implies read. */
export function refuseUnpermitted(
  key: ApiKey,
  permissions: readonly string[] | undefined,
  permission: string | undefined,
  account: string,
): void {
  if (key.kind !== "restricted" || !permissions || !permission) return;
  if (permissions.includes(permission) || permissions.includes(permission.replace(/_read$/, "_write")))
    return;
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
