import "server-only";
import { unseal } from "../../crypto";
import { listAllPortals } from "../../db/portals";
import { listKnownSecretKeys, secretKeyContext } from "../../db/secret-keys";
import { isTokenSpent } from "../../db/spent-tokens";
import type { KnownMerchant } from "../../diagnosis/diagnose-entry";
import { env } from "../../env";
import type { MerchantId } from "../../tenancy";
import type { EnteredPortal } from "./judge-entry";

/** Reads everything about a merchant that may explain a refused visit to this portal. */
export async function readKnownMerchant(
  merchantId: MerchantId,
  portal: EnteredPortal,
): Promise<KnownMerchant> {
  const [rows, portals] = await Promise.all([listKnownSecretKeys(merchantId), listAllPortals(merchantId)]);
  const { SEALING_KEYS } = env();
  const keys = rows.map(({ sealedSecret, ...row }) => ({
    ...row,
    secret: unseal(SEALING_KEYS, secretKeyContext(merchantId, row.id, row.purpose), sealedSecret),
  }));
  const isSpent = (id: string) => isTokenSpent(merchantId, portal.mode, id);
  return { portal, keys, portals, isSpent };
}
