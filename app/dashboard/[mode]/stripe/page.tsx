import type { Metadata } from "next";
import { Suspense } from "react";
import { ConnectStripe } from "@/components/dashboard/connect-stripe";
import { ConnectedStripe } from "@/components/dashboard/connected-stripe";
import { PublishableKeyForm } from "@/components/dashboard/publishable-key-form";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { findStripeKey } from "@/lib/db/stripe-keys";
import { readSettings } from "@/lib/merchant/settings";
import { newKeyAddress, permissionsFor } from "@/lib/stripe/permissions";
import { enterPage } from "../../enter-page";
import type { ModeParams } from "../../enter-page";
import { MissingPermissions } from "../missing-permissions";

export const metadata: Metadata = { title: "Stripe" };

export default async function StripePage({ params }: ModeParams) {
  const { member, mode } = await enterPage(params);
  const connected = await findStripeKey(member.merchantId, mode);
  const permissions = permissionsFor(await readSettings(member.merchantId, mode));
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
      <ConnectStripe
        mode={mode}
        isReplacement={connected !== null}
        permissions={permissions}
        newKeyAddress={newKeyAddress(mode, permissions)}
      />
    </>
  );
}
