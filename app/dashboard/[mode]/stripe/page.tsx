import type { Metadata } from "next";
import { ConnectStripe } from "@/components/dashboard/connect-stripe";
import { ConnectedStripe } from "@/components/dashboard/connected-stripe";
import { PageHeader } from "@/components/ui/page-header";
import { findStripeKey } from "@/lib/db/stripe-keys";
import { newKeyAddress, stripePermissions } from "@/lib/stripe/permissions";
import { enterPage } from "../../enter-page";
import type { ModeParams } from "../../enter-page";

export const metadata: Metadata = { title: "Stripe" };

export default async function StripePage({ params }: ModeParams) {
  const { member, mode } = await enterPage(params);
  const connected = await findStripeKey(member.merchantId, mode);
  return (
    <>
      <PageHeader title="Stripe">
        The portal reads and changes subscriptions with a key of your Stripe account. It is kept encrypted,
        and only its last four characters are ever shown again.
      </PageHeader>
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
      <ConnectStripe
        mode={mode}
        isReplacement={connected !== null}
        permissions={stripePermissions}
        newKeyAddress={newKeyAddress(mode)}
      />
    </>
  );
}
