import { useEffect, useRef, useState } from "react";
import type { Stripe, StripeElements } from "@stripe/stripe-js";
import { cardReturnPath } from "@/lib/portal/card/card-return-path";
import { loadStripe, patienceMs } from "./load-stripe";
import { stripeAppearance } from "./stripe-appearance";

type Given = { publishableKey: string; clientSecret: string; language: string };
type Loaded = { stripe: Stripe; elements: StripeElements };

/** Why Stripe did not save the card, in its own words; null when it did. */
export type Confirmed = { refusal: string | null };

/**
 * Stripe's form for a card, put into `place`. `onUnavailable` is told once when it cannot be shown: Stripe.js does
 * not load, it takes too long, or it does not accept the key.
 */
export function useStripeForm({ publishableKey, clientSecret, language }: Given, onUnavailable: () => void) {
  const place = useRef<HTMLDivElement>(null);
  const loaded = useRef<Loaded>(undefined);
  const [isReady, setReady] = useState(false);
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
    const timer = setTimeout(fail, patienceMs);
    async function show() {
      const stripe = await loadStripe(publishableKey);
      if (isOver || !place.current) return;
      const appearance = stripeAppearance();
      const elements = stripe.elements({ clientSecret, appearance, locale: language.slice(0, 2) as "en" });
      loaded.current = { stripe, elements };
      const payment = elements.create("payment", {
        layout: "tabs",
        wallets: { applePay: "never", googlePay: "never" },
      });
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

  /** Sends what was entered to Stripe, and to nobody else. */
  async function confirm(): Promise<Confirmed> {
    if (!loaded.current) return { refusal: "" };
    const { stripe, elements } = loaded.current;
    const return_url = new URL(cardReturnPath, window.location.origin).href;
    const { error } = await stripe.confirmSetup({
      elements,
      confirmParams: { return_url },
      redirect: "if_required",
    });
    return { refusal: error ? (error.message ?? "") : null };
  }

  return { place, isReady, confirm };
}
