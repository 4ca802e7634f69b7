import "server-only";
import { deleteFinding } from "../../db/findings";
import { isKeyProblem, PortalError } from "../../errors";
import type { FindingKind } from "../../findings";
import { log } from "../../log";
import type { MerchantId, Mode } from "../../tenancy";
import { causeOf } from "../door/cause";
import { recordFindings } from "../visit/record-findings";

/** An operation or a card set-up that background work could not finish. */
export type Stuck = {
  merchantId: MerchantId;
  mode: Mode;
  customerId: string;
  subscriptionId?: string;
  attempts: number;
};

// By then Stripe has been unreachable for about a quarter of an hour.
const reportAfterAttempts = 6;

const subjectOf = ({ customerId, subscriptionId }: Pick<Stuck, "customerId" | "subscriptionId">) =>
  subscriptionId ? [customerId, subscriptionId] : [customerId];

/** Logs the retry and its cause, and tells the merchant if the merchant can help. */
export async function reportStuck(stuck: Stuck, error: unknown): Promise<void> {
  const { merchantId, mode, attempts } = stuck;
  const about = { merchantId, mode, attempts };
  if (error instanceof PortalError)
    log.warn("A customer's change could not be finished yet.", { ...about, cause: causeOf(error) }, error);
  else log.error("A customer's change could not be finished because of an unexpected error.", about, error);
  const kind = findingOf(error, attempts);
  if (kind) await recordFindings({ merchantId, mode }, [{ kind, subject: subjectOf(stuck) }]);
}

function findingOf(error: unknown, attempts: number): FindingKind | undefined {
  if (!(error instanceof PortalError)) return "unconfirmed_change";
  if (isKeyProblem(error)) return "stripe_key_unusable";
  return error.code !== "unavailable" || attempts >= reportAfterAttempts ? "unconfirmed_change" : undefined;
}

/** Clears the merchant's findings about an operation or set-up that is now finished. */
export async function clearStuck(
  stuck: Pick<Stuck, "merchantId" | "mode" | "customerId" | "subscriptionId">,
): Promise<void> {
  const { merchantId, mode } = stuck;
  await deleteFinding(merchantId, mode, ["stripe_key_unusable", "unconfirmed_change"], subjectOf(stuck));
}
