import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Frame } from "@/components/dashboard/frame";
import { SessionKeeper } from "@/components/dashboard/session-keeper";
import { ButtonLink } from "@/components/ui/button-link";
import { Callout } from "@/components/ui/callout";
import { readSettings } from "@/lib/merchant/settings";
import { enterPage, type ModeParams } from "../enter-page";

/** The title says test mode too, for whoever has a tab for each. */
export async function generateMetadata({ params }: ModeParams): Promise<Metadata> {
  const prefix = (await params).mode === "test" ? "[Test] " : "";
  return { title: { default: `${prefix}Portico`, template: `${prefix}%s · Portico` } };
}

export default async function ModeLayout({ params, children }: ModeParams & { children: ReactNode }) {
  const { member, mode } = await enterPage(params);
  const { merchantName, email } = member;
  const { securityHash } = await readSettings(member.merchantId, mode);
  return (
    <Frame mode={mode} merchantName={merchantName} email={email}>
      {!securityHash && <UnsecuredBanner />}
      {children}
      <SessionKeeper />
    </Frame>
  );
}

function UnsecuredBanner() {
  return (
    <Callout
      tone="caution"
      title="The security hash is off."
      action={
        <ButtonLink href="/dashboard/test/settings#securityHash" size="small">
          Turn it on
        </ButtonLink>
      }
    >
      Anyone who knows the email address or ID of a test customer can open that customer’s portal. Without the
      hash, the portal hides names, addresses, card digits and links to Stripe’s pages, and billing details
      and tax IDs can’t be changed. Live mode always requires the hash.
    </Callout>
  );
}
