"use client";

import { portalText } from "@/lib/i18n/portal-text";

/** The portal's own apology. Something unforeseen happened while it was made or shown. */
export default function PortalErrorPage() {
  return (
    <main role="alert" className="mx-auto grid max-w-160 gap-3 p-1 text-base">
      <p>{portalText.failed}</p>
    </main>
  );
}
