import "server-only";
import { unseal } from "../../crypto";
import { activeSecretKeys, type KeyPurpose, secretKeyContext } from "../../db/secret-keys";
import { env } from "../../env";
import type { MerchantId, Mode } from "../../tenancy";
import type { CandidateKey } from "./proof";

/** The merchant's active keys for hashes or for tokens, unsealed. */
export async function openKeys(
  merchantId: MerchantId,
  mode: Mode,
  purpose: KeyPurpose,
): Promise<CandidateKey[]> {
  const rows = await activeSecretKeys(merchantId, mode, purpose);
  const { SEALING_KEYS } = env();
  return rows.map(({ id, sealedSecret }) => ({
    id,
    secret: unseal(SEALING_KEYS, secretKeyContext(merchantId, id, purpose), sealedSecret),
  }));
}
