"use client";

import "./globals.css";
import { Button } from "@/components/ui/button";

/** Replaces the root layout when the root layout itself fails, so it renders its own <html>. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en" dir="ltr">
      <body className="bg-canvas">
        <main className="mx-auto flex min-h-dvh max-w-xl flex-col items-start justify-center gap-6 px-5 text-sm">
          <title>This page couldn’t be shown · Portico</title>
          <h1 className="text-2xl font-semibold tracking-tight">This page couldn’t be shown</h1>
          <p className="leading-6 text-muted">
            Something went wrong on our end. Nothing was changed.
            {error.digest && ` Reference: ${error.digest}`}
          </p>
          <Button tone="primary" onClick={reset}>
            Try again
          </Button>
        </main>
      </body>
    </html>
  );
}
