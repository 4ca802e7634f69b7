import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page, Route } from "@playwright/test";
import { savePublishableKey } from "@/lib/merchant/publishable-key";
import type { World } from "./world";

const stub = readFileSync(path.join(__dirname, "stripe-js-stub.js"), "utf8");
const simulator = () => process.env.STRIPE_API_BASE ?? "";

/** Gives the merchant a publishable key, so that Stripe's form is what its portal shows. */
export function givePublishableKey({ merchantId, mode, stripeKey }: World, key?: string): Promise<void> {
  const own = stripeKey.replace("rk_", "pk_");
  return savePublishableKey({ merchantId, actor: "system" }, mode, key ?? own);
}

/** Serves the stub where Stripe.js would come from, and lets the simulator answer for Stripe's API. */
export async function serveStripeJs(page: Page): Promise<void> {
  await page.route("https://js.stripe.com/**", (route) =>
    route.fulfill({ contentType: "text/javascript", body: stub }),
  );
  await page.route("https://api.stripe.com/**", passOn);
}

/** Nothing of Stripe's can be reached, as behind a strict firewall. */
export async function withholdStripeJs(page: Page): Promise<void> {
  await page.route("https://js.stripe.com/**", (route) => route.abort());
}

/** To the simulator with the key in the header, where a browser would send it in the body. */
async function passOn(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  const fields = new URLSearchParams(route.request().postData() ?? "");
  const key = fields.get("key") ?? "";
  fields.delete("key");
  const headers = { authorization: `Bearer ${key}` };
  const [, bank] = /^\/v1\/authenticate\/(\w+)$/.exec(pathname) ?? [];
  if (bank) {
    const [page, resource] = bank.startsWith("pi_")
      ? ["payment", "payment_intents"]
      : ["setup", "setup_intents"];
    const asked = `${simulator()}/_hosted/${page}/${bank}/authenticate`;
    await fetch(asked, { method: "POST", body: fields, redirect: "manual" });
    const secret = new URLSearchParams({ client_secret: fields.get("client_secret") ?? "" });
    return answer(route, await fetch(`${simulator()}/v1/${resource}/${bank}?${secret}`, { headers }));
  }
  return answer(route, await fetch(simulator() + pathname, { method: "POST", headers, body: fields }));
}

async function answer(route: Route, response: Response): Promise<void> {
  await route.fulfill({
    status: response.status,
    contentType: "application/json",
    headers: { "Access-Control-Allow-Origin": "*" },
    body: await response.text(),
  });
}
