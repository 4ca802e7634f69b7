import type { Metadata } from "next";
import { portalText } from "@/lib/i18n/portal-text";

export const metadata: Metadata = { title: "Payment method", robots: { index: false } };

/**
 * Stripe's page sends the customer back here, in the tab that was opened for it. This page has no visit and
 * trusts nothing in its URL: the portal, in the other tab, asks the server for the result.
 */
export default function CardReturnPage() {
  return (
    <main className="grid min-h-dvh place-content-center bg-canvas p-6 text-center text-base text-balance">
      <h1 className="text-lg font-semibold">{portalText.closeWindow}</h1>
      <p className="mt-1 text-muted">{portalText.closeWindowWhy}</p>
    </main>
  );
}
