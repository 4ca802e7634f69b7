import { Callout } from "@/components/ui/callout";
import { missingPermissions } from "@/lib/merchant/stripe-keys";
import type { MerchantId, Mode } from "@/lib/tenancy";

/** Lists the permissions that the connected key lacks for the current settings, if any. */
export async function MissingPermissions({ merchantId, mode }: { merchantId: MerchantId; mode: Mode }) {
  const missing = await missingPermissions(merchantId, mode);
  if (missing.length === 0) return null;
  const names = missing.map(({ label, level }) => `${label}: ${level}`).join(", ");
  return (
    <Callout tone="caution" title={`Your Stripe key is missing permissions: ${names}`}>
      Some settings won’t work until the key has these permissions. Add them in Stripe; you don’t have to save
      anything here.
    </Callout>
  );
}
