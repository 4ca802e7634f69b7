import type { Metadata } from "next";
import { Suspense } from "react";
import { ConnectStripe } from "@/components/dashboard/connect-stripe";
import { ConnectedStripe } from "@/components/dashboard/connected-stripe";
import { PublishableKeyForm } from "@/components/dashboard/publishable-key-form";
import { WebhookForm } from "@/components/dashboard/webhook-form";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { readPortal } from "@/lib/db/portals";
import { findStripeKey } from "@/lib/db/stripe-keys";
import { readAllSettings } from "@/lib/merchant/settings";
import { webhookAddress } from "@/lib/merchant/webhook-secret";
import { newKeyUrl, permissionsFor } from "@/lib/stripe/keys/permissions";
import { stripeEvents } from "@/lib/stripe/keys/webhooks";
import { enterPage, type ModeParams } from "../../enter-page";
import { MissingPermissions } from "../missing-permissions";
import { KeyPermissions } from "./key-permissions";

export const metadata: Metadata = { title: "Stripe" };

export default async function StripePage({ params }: ModeParams) {
  const { member, mode } = await enterPage(params);
  const connected = await findStripeKey(member.merchantId, mode);
  const portal = await readPortal(member.merchantId, mode);
  const permissions = permissionsFor(...(await readAllSettings(member.merchantId, mode)));
  return (
    <>
      <PageHeader title="Stripe">
        The portal uses a key from your Stripe account. It’s stored encrypted, and only its last four
        characters are ever shown again.
      </PageHeader>
      <Suspense>
        <MissingPermissions merchantId={member.merchantId} mode={mode} />
      </Suspense>
      {connected && (
        <ConnectedStripe
          mode={mode}
          kind={connected.kind}
          last4={connected.last4}
          accountId={connected.accountId}
          accountName={connected.accountName}
          checkedAt={connected.checkedAt}
          now={new Date()}
        />
      )}
      {connected && <KeyPermissions merchantId={member.merchantId} mode={mode} permissions={permissions} />}
      {connected && (
        <Section
          id="cards"
          title="Cards"
          description="With your publishable key, customers enter cards inside the portal, in Stripe’s own form. Without it, they use Stripe’s page in a new tab."
        >
          <PublishableKeyForm mode={mode} publishableKey={connected.publishableKey} />
        </Section>
      )}
      {connected && (
        <Section
          id="events"
          title="Events (optional)"
          description="With a webhook endpoint in Stripe, new product names and prices appear immediately instead of within ten minutes, and a card saved after the portal was closed is in use within seconds. Everything else works without one."
        >
          <WebhookForm
            mode={mode}
            address={webhookAddress(portal.id)}
            events={stripeEvents}
            isKept={connected.sealedWebhookSecret !== null}
          />
        </Section>
      )}
      <ConnectStripe
        mode={mode}
        isReplacement={connected !== null}
        permissions={permissions}
        newKeyAddress={newKeyUrl(mode, permissions)}
      />
    </>
  );
}
