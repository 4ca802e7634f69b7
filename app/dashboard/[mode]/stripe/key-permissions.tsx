import { Suspense } from "react";
import { CheckStripeKey } from "@/components/dashboard/check-stripe-key";
import { PermissionList } from "@/components/dashboard/permission-list";
import { Callout } from "@/components/ui/callout";
import { Section } from "@/components/ui/section";
import { keyProblems, stripeKeyRights } from "@/lib/merchant/stripe-keys";
import type { StripePermission } from "@/lib/stripe/keys/permissions";
import type { MerchantId, Mode } from "@/lib/tenancy";

type KeyPermissionsProps = { merchantId: MerchantId; mode: Mode; permissions: readonly StripePermission[] };

/** Lists the permissions that the connected key needs under the current settings, and whether it has them. */
export function KeyPermissions({ merchantId, mode, permissions }: KeyPermissionsProps) {
  return (
    <Section
      id="permissions"
      title="Permissions"
      description="The permissions this key needs for your settings. Edit the key in Stripe; you don’t have to save anything here."
    >
      <CheckStripeKey mode={mode} />
      <Suspense fallback={<PermissionList permissions={permissions} />}>
        <Rights merchantId={merchantId} mode={mode} />
      </Suspense>
    </Section>
  );
}

async function Rights({ merchantId, mode }: { merchantId: MerchantId; mode: Mode }) {
  const { permissions, rights } = await stripeKeyRights(merchantId, mode);
  if (rights.state === "known") return <PermissionList permissions={permissions} missing={rights.missing} />;
  return (
    <>
      <Callout
        tone={rights.state === "unreachable" ? "caution" : "danger"}
        title={keyProblems[rights.state]}
      />
      <PermissionList permissions={permissions} />
    </>
  );
}
