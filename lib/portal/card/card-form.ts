import "server-only";
import { findStripeKey } from "../../db/stripe-keys";
import { env } from "../../env";
import { retrieveCustomer } from "../../stripe/customers/customers";
import { startCardSetup, startHostedSetup } from "../../stripe/methods/card-setups";
import type { CardFormWishes } from "../view/card-shape";
import type { Visit } from "../visit/visit";
import { chooseCardEntry } from "./card-entry";
import { cardReturnPath } from "./card-return-path";

type OpenedForm =
  | ({ mode: "elements"; publishableKey: string; clientSecret: string } & CardFormWishes)
  | { mode: "redirect"; url: string };

/**
 * Starts a set-up in the way that this installation and merchant support. `onStripesPage` forces Stripe's page, for
 * browsers that couldn't load the form.
 */
export async function openCardForm(
  visit: Visit,
  customerId: string,
  { onStripesPage }: { onStripesPage: boolean },
): Promise<{ setupId: string; form: OpenedForm }> {
  const { merchantId, mode, portalId, settings, stripe } = visit;
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
  if (publishableKey) {
    const wishes = await cardFormWishes(visit, customerId);
    return { setupId: id, form: { mode: "elements", publishableKey, clientSecret, ...wishes } };
  }
  return {
    setupId: id,
    form: { mode: "redirect", url: simulatorPage(base ?? "", id, clientSecret, returnUrl) },
  };
}

/** Reads how the merchant's page wants Stripe's form to look, and the address to use if the form hides its fields. */
async function cardFormWishes(
  { stripe, wishes, isProven }: Visit,
  customerId: string,
): Promise<CardFormWishes> {
  const style = wishes.cardStyle ?? {};
  // Without a proof, the visit can read only a masked address.
  if (!wishes.hideCountryPostal || !isProven) return { style, address: null };
  const billing = (await retrieveCustomer(stripe, customerId))?.billing;
  // If we hide the form's fields for country and postal code, we must give Stripe both values, so we hide them only if
  // we know both.
  const isKnown = billing && billing.country !== "" && billing.postalCode !== "";
  return { style, address: isKnown ? { country: billing.country, postal_code: billing.postalCode } : null };
}

/** Stripe.js talks only to Stripe, so with a simulator, the card is entered on the simulator's own page. */
function simulatorPage(base: string, setupId: string, clientSecret: string, returnUrl: string): string {
  const page = new URL(`/_hosted/setup/${setupId}`, base);
  page.searchParams.set("client_secret", clientSecret);
  page.searchParams.set("return_url", returnUrl);
  return page.href;
}
