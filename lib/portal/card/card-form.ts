import "server-only";
import { findStripeKey } from "../../db/stripe-keys";
import { env } from "../../env";
import { beginCardSetup, beginHostedSetup } from "../../stripe/methods/card-setups";
import { cardReturnPath } from "./card-return-path";
import { cardWay } from "./card-way";
import type { Visit } from "../visit/visit";

type Form =
  { mode: "elements"; publishableKey: string; clientSecret: string } | { mode: "redirect"; url: string };

/**
 * Opens the way to save a card that this installation and this merchant have; Stripe's page is always there for a
 * browser that could not load the form.
 */
export async function openCardForm(
  { merchantId, mode, portalId, settings, stripe }: Visit,
  customerId: string,
  { onStripesPage }: { onStripesPage: boolean },
): Promise<{ setupId: string; form: Form }> {
  const { APP_URL, STRIPE_API_BASE: base } = env();
  const publishableKey = (await findStripeKey(merchantId, mode))?.publishableKey ?? null;
  const cardForm = onStripesPage ? "stripe" : settings.cardForm;
  const returnUrl = new URL(cardReturnPath, APP_URL).href;
  const saving = { customerId, portalId };
  if (cardWay({ cardForm, publishableKey, isSimulated: base !== undefined }) === "checkout") {
    const { id, url } = await beginHostedSetup(stripe, saving, returnUrl);
    return { setupId: id, form: { mode: "redirect", url } };
  }
  const { id, clientSecret } = await beginCardSetup(stripe, saving);
  if (publishableKey) return { setupId: id, form: { mode: "elements", publishableKey, clientSecret } };
  return {
    setupId: id,
    form: { mode: "redirect", url: simulatorPage(base ?? "", id, clientSecret, returnUrl) },
  };
}

/** Stripe.js speaks to Stripe alone; the simulator has a page of its own in its place. */
function simulatorPage(base: string, setupId: string, clientSecret: string, returnUrl: string): string {
  const page = new URL(`/_hosted/setup/${setupId}`, base);
  page.searchParams.set("client_secret", clientSecret);
  page.searchParams.set("return_url", returnUrl);
  return page.href;
}
