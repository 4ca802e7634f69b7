import "server-only";
import { unseal } from "../../crypto";
import { activeSecretKeys, type KeyPurpose, secretKeyContext } from "../../db/secret-keys";
import { env } from "../../env";
import type { MerchantId, Mode } from "../../tenancy";
import { type Claim, type JudgedProof, judgeProof, kindOf } from "./judge-proof";
import type { CandidateKey } from "./proof";

/** Judges a hash or a token with the merchant's active keys for it. */
export async function checkProof(merchantId: MerchantId, claim: Claim, now: Date): Promise<JudgedProof> {
  return judgeProof(await openKeys(merchantId, claim.mode, kindOf(claim)), claim, now);
}

async function openKeys(merchantId: MerchantId, mode: Mode, purpose: KeyPurpose): Promise<CandidateKey[]> {
  const rows = await activeSecretKeys(merchantId, mode, purpose);
  const { SEALING_KEYS } = env();
  return rows.map(({ id, sealedSecret }) => ({
    id,
    secret: unseal(SEALING_KEYS, secretKeyContext(merchantId, id, purpose), sealedSecret),
  }));
}
