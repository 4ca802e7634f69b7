import { Callout } from "@/components/ui/callout";
import { missingPermissions } from "@/lib/merchant/stripe-keys";
import { missingWords } from "@/lib/problem-words";
import { nameOf } from "@/lib/stripe/keys/permissions";
import type { MerchantId, Mode } from "@/lib/tenancy";

/** Lists the permissions that the connected key lacks for the current settings, if any. */
export async function MissingPermissions({ merchantId, mode }: { merchantId: MerchantId; mode: Mode }) {
  const missing = await missingPermissions(merchantId, mode);
  if (missing.length === 0) return null;
  const names = missing.map(nameOf);
  return (
    <Callout tone="caution" title={`Your Stripe key ${missingWords(names)}`}>
      Some settings won’t work until you edit the key in Stripe. You don’t have to save anything here.
    </Callout>
  );
}
