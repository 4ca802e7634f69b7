import { headers } from "next/headers";
import type { ReactNode } from "react";
import { guessLanguage } from "@/lib/i18n/choose-language";
import { sayIn } from "@/lib/i18n/say";
import { requestId } from "@/lib/log/context";

/** Passes the request ID and the texts to the error page, which gets no props from the server. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const browser = (await headers()).get("accept-language");
  const say = sayIn(guessLanguage(browser));
  return (
    <>
      <meta name="portico-request-id" content={requestId() ?? ""} />
      <meta name="portico-failed" content={say("page.failed")} />
      <meta name="portico-reference" content={say("page.reference")} />
      {children}
    </>
  );
}
