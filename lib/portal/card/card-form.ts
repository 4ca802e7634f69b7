import "server-only";
import { findStripeKey } from "../../db/stripe-keys";
import { env } from "../../env";
import { startCardSetup, startHostedSetup } from "../../stripe/methods/card-setups";
import type { Visit } from "../visit/visit";
import { chooseCardEntry } from "./card-entry";
import { cardReturnPath } from "./card-return-path";

type OpenedForm =
  { mode: "elements"; publishableKey: string; clientSecret: string } | { mode: "redirect"; url: string };

/**
 * Starts a set-up in the way that this installation and merchant support. Stripe's page is the fallback if
 * the browser couldn't load the form.
 */
export async function openCardForm(
  { merchantId, mode, portalId, settings, stripe }: Visit,
  customerId: string,
  { onStripesPage }: { onStripesPage: boolean },
): Promise<{ setupId: string; form: OpenedForm }> {
  const { APP_URL, STRIPE_API_BASE: base } = env();
  const publishableKey = (await findStripeKey(merchantId, mode))?.publishableKey ?? null;
  const cardForm = onStripesPage ? "stripe" : settings.cardForm;
  const returnUrl = new URL(cardReturnPath, APP_URL).href;
  const saving = { customerId, portalId };
  if (chooseCardEntry({ cardForm, publishableKey, isSimulated: base !== undefined }) === "checkout") {
    const { id, url } = await startHostedSetup(stripe, saving, returnUrl);
    return { setupId: id, form: { mode: "redirect", url } };
  }
  const { id, clientSecret } = await startCardSetup(stripe, saving);
  if (publishableKey) return { setupId: id, form: { mode: "elements", publishableKey, clientSecret } };
  return {
    setupId: id,
    form: { mode: "redirect", url: simulatorPage(base ?? "", id, clientSecret, returnUrl) },
  };
}

/** Stripe.js only talks to Stripe, so the simulator has its own page instead. */
function simulatorPage(base: string, setupId: string, clientSecret: string, returnUrl: string): string {
  const page = new URL(`/_hosted/setup/${setupId}`, base);
  page.searchParams.set("client_secret", clientSecret);
  page.searchParams.set("return_url", returnUrl);
  return page.href;
}
