"use client";

import { useReference } from "@/components/portal/reference";
import { portalText, withReference } from "@/lib/i18n/portal-text";

/** The portal's own apology. Something unforeseen happened while it was made or shown. */
export default function PortalErrorPage() {
  return (
    <main role="alert" className="mx-auto grid max-w-160 gap-3 p-1 text-base">
      <p className="wrap-anywhere whitespace-pre-line">{withReference(portalText.failed, useReference())}</p>
    </main>
  );
}
