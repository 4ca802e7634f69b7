import "server-only";
import { env } from "../env";
import { beginCardSetup } from "../stripe/card-setups";
import { PortalError } from "./errors";
import type { Visit } from "./visit";

type Form =
  { mode: "elements"; publishableKey: string; clientSecret: string } | { mode: "redirect"; url: string };

/** Where a page that is not ours sends the customer back to. It knows no visit, and says that the tab can be closed. */
export const cardReturnPath = "/portal/card/return";

/** Opens the way to save a card that this installation and this merchant have. */
export async function openCardForm(
  visit: Visit,
  customerId: string,
): Promise<{ setupId: string; form: Form }> {
  const { STRIPE_API_BASE: base } = env();
  const { portalId, stripe } = visit;
  if (!base) throw new PortalError("misconfigured", "no_card_form");
  const { id, clientSecret } = await beginCardSetup(stripe, { customerId, portalId });
  return { setupId: id, form: { mode: "redirect", url: simulatorPage(base, id, clientSecret) } };
}

/** Stripe.js speaks to Stripe alone; the simulator has a page of its own in its place. */
function simulatorPage(base: string, setupId: string, clientSecret: string): string {
  const page = new URL(`/_hosted/setup/${setupId}`, base);
  page.searchParams.set("client_secret", clientSecret);
  page.searchParams.set("return_url", new URL(cardReturnPath, env().APP_URL).href);
  return page.href;
}
