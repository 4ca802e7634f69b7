import type { Metadata } from "next";
import type { ReactNode } from "react";

export const metadata: Metadata = { title: "Billing" };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" style={{ colorScheme: "light dark" }}>
      <body>{children}</body>
    </html>
  );
}
