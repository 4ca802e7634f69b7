import "./globals.css";
import type { Metadata } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";

export const metadata: Metadata = {
  title: { default: "Portico", template: "%s · Portico" },
  description: "The customer portal for everyone who bills with Stripe.",
};

/**
 * The layout of every page, including the embedded portal. It paints no background, because the portal is
 * transparent inside the merchant's page.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  // The Content-Security-Policy needs a nonce per request, which a page rendered at build time can't have.
  await connection();
  return (
    <html lang="en" dir="ltr">
      <body>{children}</body>
    </html>
  );
}
