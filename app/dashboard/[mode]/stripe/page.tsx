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

export const metadata: Metadata = { title: "Stripe" };

export default async function StripePage({ params }: ModeParams) {
  const { member, mode } = await enterPage(params);
  const connected = await findStripeKey(member.merchantId, mode);
  const portal = await readPortal(member.merchantId, mode);
  const permissions = permissionsFor(...(await readAllSettings(member.merchantId, mode)));
  return (
    <>
      <PageHeader title="Stripe">
        The portal reads and changes subscriptions with a key of your Stripe account. It is kept encrypted,
        and only its last four characters are ever shown again.
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
      {connected && (
        <Section
          id="cards"
          title="Cards"
          description="With the publishable key, customers enter a new card inside the portal, in Stripe’s own form. Without it they do so on a page of Stripe’s, in a new tab."
        >
          <PublishableKeyForm mode={mode} publishableKey={connected.publishableKey} />
        </Section>
      )}
      {connected && (
        <Section
          id="events"
          title="Events (optional)"
          description="When a customer closes the portal while saving a card, the card is put to use a minute later. With a webhook endpoint in Stripe it takes seconds, and the portal shows a new product name or price at once instead of up to ten minutes later. Everything else works without one."
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
