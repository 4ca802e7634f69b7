import type { Metadata } from "next";
import { headers } from "next/headers";
import { guessLanguage } from "@/lib/i18n/choose-language";
import { directionOf } from "@/lib/i18n/languages";
import { sayIn } from "@/lib/i18n/say";

export const metadata: Metadata = { title: "Payment method", robots: { index: false } };

/**
 * Stripe's page sends the customer back here, in the tab that was opened for it. This page has no visit and
 * trusts nothing in its URL: the portal in the other tab asks the server for the result.
 */
export default async function CardReturnPage() {
  const browser = (await headers()).get("accept-language");
  const language = guessLanguage(browser);
  const say = sayIn(language);
  return (
    <main
      lang={language}
      dir={directionOf(language)}
      data-preset="ledger"
      className="grid min-h-dvh place-content-center bg-canvas p-6 text-center text-base text-balance"
    >
      <h1 className="text-lg font-semibold">{say("page.closeWindow")}</h1>
      <p className="mt-1 text-muted">{say("page.closeWindowWhy")}</p>
    </main>
  );
}
