import { parseUrl } from "../parse-url";
import type { Stored, World } from "../world";

/** The page where a customer completes an intent, in place of Stripe's own pages. */
export function intentPage(world: World, { id, object, client_secret: secret }: Stored): string {
  const kind = object === "setup_intent" ? "setup" : "payment";
  return `${world.baseUrl}/_hosted/${kind}/${id}?client_secret=${String(secret)}`;
}

/** The intent's `next_action`: a redirect if the client named a `return_url`, or Stripe.js otherwise. */
export function nextAction(world: World, intent: Stored, returnUrl: string | undefined): object {
  if (!returnUrl) return { type: "use_stripe_sdk", use_stripe_sdk: {} };
  const redirect_to_url = { return_url: returnUrl, url: intentPage(world, intent) };
  return { type: "redirect_to_url", redirect_to_url };
}

/** The return URL, with the parameters that Stripe adds. */
export function returnAddress(returnUrl: string, intent: Stored): string {
  const back = new URL(returnUrl);
  const { id, object, client_secret: secret, status } = intent;
  back.searchParams.set(object, id);
  back.searchParams.set(`${object}_client_secret`, String(secret));
  back.searchParams.set("redirect_status", status === "succeeded" ? "succeeded" : "failed");
  return back.href;
}

/** Whether a page may link to this address. Other schemes, such as `javascript:`, would run in the page. */
export function isWebAddress(text: unknown): text is string {
  return typeof text === "string" && ["http:", "https:"].includes(parseUrl(text)?.protocol ?? "");
}
