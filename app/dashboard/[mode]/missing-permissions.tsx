import { Callout } from "@/components/ui/callout";
import { missingPermissions } from "@/lib/merchant/stripe-keys";
import type { MerchantId, Mode } from "@/lib/tenancy";

/** Lists the permissions that the connected key lacks for the current settings, if any. */
export async function MissingPermissions({ merchantId, mode }: { merchantId: MerchantId; mode: Mode }) {
  const missing = await missingPermissions(merchantId, mode);
  if (missing.length === 0) return null;
  const names = missing.map(({ label, level }) => `${label}: ${level}`).join(", ");
  return (
    <Callout tone="caution" title={`The Stripe key lacks a permission: ${names}`}>
      A setting that is on needs it, and customers are refused until it is there. Add it to the key in Stripe.
      Nothing has to be saved here again.
    </Callout>
  );
}
