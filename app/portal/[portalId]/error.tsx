"use client";

import { withReference } from "@/lib/i18n/with-reference";

/** The portal's own error page, for unexpected errors while the page is rendered or shown. */
export default function PortalErrorPage() {
  return (
    <main role="alert" data-preset="ledger" className="grid max-w-[672px] text-base">
      <p className="rounded-xl border border-line bg-surface px-5 py-4 wrap-anywhere whitespace-pre-line">
        {withReference(read("failed"), read("reference"), read("request-id"))}
      </p>
    </main>
  );
}

/** Reads a <meta> of the layout. Needs the document, which exists because error pages render only in the browser. */
function read(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name=portico-${name}]`)?.content ?? "";
}
