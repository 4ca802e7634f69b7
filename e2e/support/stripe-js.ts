import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page, Route } from "@playwright/test";
import { savePublishableKey } from "@/lib/merchant/publishable-key";
import type { World } from "./world";

const stub = readFileSync(path.join(__dirname, "stripe-js-stub.js"), "utf8");
const simulator = () => process.env.STRIPE_API_BASE ?? "";

/** Gives the merchant a publishable key, so that the portal shows Stripe's form. */
export function givePublishableKey({ merchantId, mode, stripeKey }: World, key?: string): Promise<void> {
  const own = stripeKey.replace("rk_", "pk_");
  return savePublishableKey({ merchantId, actor: "system" }, mode, key ?? own);
}

/** Serves the stub at Stripe.js's address, and lets the simulator answer for Stripe's API. */
export async function serveStripeJs(page: Page): Promise<void> {
  await page.route("https://js.stripe.com/**", (route) =>
    route.fulfill({ contentType: "text/javascript", body: stub }),
  );
  await page.route("https://api.stripe.com/**", passOn);
}

/** The calls to the Stripe.js stub in the portal's frame. */
export async function stripeCalls(page: Page) {
  const frame = page.frames().find((one) => one.url().includes("/portal/"));
  return frame?.evaluate(() => (window as never as { stripeCalls: Record<string, unknown>[] }).stripeCalls);
}

/** Blocks Stripe.js, as a strict firewall does. */
export async function blockStripeJs(page: Page): Promise<void> {
  await page.route("https://js.stripe.com/**", (route) => route.abort());
}

/** Passes a request on to the simulator. Browsers send the key in the body. This function moves it to the header. */
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
