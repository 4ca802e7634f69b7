import type { Metadata } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Portico", template: "%s · Portico" },
  description: "The customer portal for everyone who bills with Stripe.",
};

/**
 * The frame of every page, the embedded portal included: so it paints no background, because the portal is
 * transparent inside the merchant's page.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  // The content security policy carries a nonce of the request; a page rendered at build time could not have it.
  await connection();
  return (
    <html lang="en" dir="ltr">
      <body>{children}</body>
    </html>
  );
}
