import type { ReactNode } from "react";
import { Menu } from "@/components/dashboard/menu";
import { ModeBar } from "@/components/dashboard/mode-bar";
import { SessionKeeper } from "@/components/dashboard/session-keeper";
import { Sidebar } from "@/components/dashboard/sidebar";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { Callout } from "@/components/ui/callout";
import { Wordmark } from "@/components/ui/mark";
import { readSettings } from "@/lib/merchant/settings";
import { enterPage, type ModeParams } from "../enter-page";

export default async function ModeLayout({ params, children }: ModeParams & { children: ReactNode }) {
  const { member, mode } = await enterPage(params);
  const { merchantName, email } = member;
  const { securityHash } = await readSettings(member.merchantId, mode);
  const sidebar = { mode, merchantName, email };
  return (
    <div className="flex min-h-dvh flex-col bg-canvas text-sm">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:bg-surface focus:p-3"
      >
        Skip to the content
      </a>
      <ModeBar mode={mode} />
      <header className="flex items-center justify-between gap-3 border-b border-line bg-surface px-5 py-3 md:hidden">
        <Wordmark />
        <div className="flex items-center gap-3">
          <Badge tone={mode === "test" ? "caution" : "neutral"}>
            {mode === "test" ? "Test mode" : "Live mode"}
          </Badge>
          <Menu {...sidebar} />
        </div>
      </header>
      <div className="flex flex-1">
        <aside aria-label="Sidebar" className="hidden w-60 shrink-0 border-e border-line bg-surface md:block">
          <div className="sticky top-0 h-dvh max-h-full overflow-y-auto">
            <Sidebar {...sidebar} />
          </div>
        </aside>
        <main
          id="content"
          className="mx-auto w-full max-w-[1100px] min-w-0 flex-1 space-y-6 px-5 py-8 sm:px-10 sm:py-10"
        >
          {!securityHash && <UnsecuredBanner />}
          {children}
        </main>
      </div>
      <SessionKeeper />
    </div>
  );
}

function UnsecuredBanner() {
  return (
    <Callout
      tone="caution"
      title="The security hash is off"
      action={
        <ButtonLink href="/dashboard/test/settings#securityHash" size="small">
          Go to the setting
        </ButtonLink>
      }
    >
      Anyone who knows the e-mail address or ID of a test customer can open that customer’s portal. Without
      the hash it hides names, addresses, card digits and links to Stripe’s pages, and offers neither billing
      details nor tax IDs. Live mode always asks for the hash.
    </Callout>
  );
}
