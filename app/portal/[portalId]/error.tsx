"use client";

import { portalText } from "@/lib/i18n/portal-text";
import { withReference } from "@/lib/i18n/with-reference";

/** The portal's own error page, for unexpected errors while the page is rendered or shown. */
export default function PortalErrorPage() {
  return (
    <main role="alert" className="mx-auto grid max-w-160 gap-3 p-1 text-base">
      <p className="wrap-anywhere whitespace-pre-line">
        {withReference(portalText.failed, portalText.reference, readRequestId())}
      </p>
    </main>
  );
}

/** Reads the ID from the layout's <meta>. An error page is only ever rendered in the browser. */
function readRequestId(): string | null {
  return document.querySelector<HTMLMetaElement>("meta[name=portico-request-id]")?.content || null;
}
