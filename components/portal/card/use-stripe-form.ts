import type { Stripe, StripeElements } from "@stripe/stripe-js";
import { useEffect, useRef, useState } from "react";
import { cardReturnPath } from "@/lib/portal/card/card-return-path";
import type { CardFormWishes } from "@/lib/portal/view/card-shape";
import { loadStripe, loadTimeoutMs } from "./load-stripe";
import { stripeAppearance } from "./stripe-appearance";

type StripeFormParams = CardFormWishes & { publishableKey: string; clientSecret: string; language: string };
const addressFields = { country: "never", postalCode: "never" } as const;

type LoadedForm = { stripe: Stripe; elements: StripeElements };

function createForm(
  stripe: Stripe,
  { clientSecret, language, style, address }: Omit<StripeFormParams, "publishableKey">,
) {
  const appearance = stripeAppearance(style);
  const elements = stripe.elements({ clientSecret, appearance, locale: language.slice(0, 2) as "en" });
  const payment = elements.create("payment", {
    layout: "tabs",
    wallets: { applePay: "never", googlePay: "never" },
    ...(address && { fields: { billingDetails: { address: addressFields } } }),
  });
  return { elements, payment };
}

/** Stripe's reason for not saving the card; null if it was saved. */
export type SetupConfirmation = { refusal: string | null };

/**
 * Mounts Stripe's card form in `place`. Calls `onUnavailable` once if the form can't be shown: Stripe.js
 * fails to load, takes too long, or rejects the key.
 */
export function useStripeForm(
  { publishableKey, clientSecret, language, ...wishes }: StripeFormParams,
  onUnavailable: () => void,
) {
  const place = useRef<HTMLDivElement>(null);
  const loaded = useRef<LoadedForm>(undefined);
  const [isReady, setReady] = useState(false);
  // The wishes belong to the form's set-up, so they never change while the form is shown.
  const wished = useRef(wishes);
  const giveUp = useRef(onUnavailable);
  useEffect(() => {
    giveUp.current = onUnavailable;
  });

  useEffect(() => {
    let isOver = false;
    const fail = () => {
      if (isOver) return;
      isOver = true;
      giveUp.current();
    };
    const timer = setTimeout(fail, loadTimeoutMs);
    async function show() {
      const stripe = await loadStripe(publishableKey);
      if (isOver || !place.current) return;
      const { elements, payment } = createForm(stripe, { clientSecret, language, ...wished.current });
      loaded.current = { stripe, elements };
      payment.on("loaderror", fail);
      payment.on("ready", () => {
        clearTimeout(timer);
        if (!isOver) setReady(true);
      });
      payment.mount(place.current);
    }
    show().catch(fail);
    return () => {
      isOver = true;
      clearTimeout(timer);
      loaded.current?.elements.getElement("payment")?.destroy();
      loaded.current = undefined;
    };
  }, [publishableKey, clientSecret, language]);

  /** Sends the customer's input only to Stripe. */
  async function confirm(): Promise<SetupConfirmation> {
    if (!loaded.current) return { refusal: "" };
    const { stripe, elements } = loaded.current;
    const return_url = new URL(cardReturnPath, window.location.origin).href;
    const { address } = wished.current;
    const known = address && { payment_method_data: { billing_details: { address } } };
    const { error } = await stripe.confirmSetup({
      elements,
      confirmParams: { return_url, ...known },
      redirect: "if_required",
    });
    return { refusal: error ? (error.message ?? "") : null };
  }

  return { place, isReady, confirm };
}
