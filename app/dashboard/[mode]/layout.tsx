import type { Metadata } from "next";
import type { ReactNode } from "react";
import { addressOf } from "@/components/dashboard/navigation";
import { SessionKeeper } from "@/components/dashboard/session-keeper";
import { Shell } from "@/components/dashboard/shell";
import { ButtonLink } from "@/components/ui/button-link";
import { Callout } from "@/components/ui/callout";
import { listPortals } from "@/lib/db/portals";
import { effectiveSettings } from "@/lib/settings/effective";
import { enterPage, type ModeParams } from "../enter-page";

/** In test mode, the title says so, so that members can tell browser tabs of the two modes apart. */
export async function generateMetadata({ params }: ModeParams): Promise<Metadata> {
  const prefix = (await params).mode === "test" ? "[Test] " : "";
  return { title: { default: `${prefix}Portico`, template: `${prefix}%s · Portico` } };
}

export default async function ModeLayout({ params, children }: ModeParams & { children: ReactNode }) {
  const { member, mode } = await enterPage(params);
  const { merchantName, email } = member;
  const portals = await listPortals(member.merchantId, mode);
  const unsecured = portals.find(({ settings }) => !effectiveSettings(settings, mode).securityHash);
  const listed = portals.map(({ id, name }) => ({ id, name }));
  const isSetUp = portals.some(({ firstVisitAt }) => firstVisitAt !== null);
  return (
    <Shell {...{ mode, isSetUp, merchantName, email }} portals={listed}>
      {unsecured && <UnsecuredBanner portalId={unsecured === portals[0] ? undefined : unsecured.id} />}
      {children}
      <SessionKeeper />
    </Shell>
  );
}

function UnsecuredBanner({ portalId }: { portalId: string | undefined }) {
  return (
    <Callout
      tone="caution"
      title="The security hash is off."
      action={
        <ButtonLink href={`${addressOf("test", "settings", portalId)}#securityHash`} size="small">
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
