import "server-only";
import { deleteFinding } from "../../db/findings";
import { isKeyProblem, PortalError } from "../../errors";
import type { FindingKind } from "../../findings";
import { log } from "../../log";
import type { MerchantId, Mode } from "../../tenancy";
import { causeOf } from "../door/cause";
import { recordFindings } from "../visit/record-findings";

/** What background work could not finish: a row of an operation, or of a card that is being saved. */
export type Stuck = {
  merchantId: MerchantId;
  mode: Mode;
  customerId: string;
  subscriptionId?: string;
  attempts: number;
};

// By then Stripe has been out of reach for about a quarter of an hour.
const worthTellingAfter = 6;

const subjectOf = ({ customerId, subscriptionId }: Pick<Stuck, "customerId" | "subscriptionId">) =>
  subscriptionId ? [customerId, subscriptionId] : [customerId];

/** Says that something is tried again later and why: in the log always, and to the merchant where it can help. */
export async function sayStuck(stuck: Stuck, error: unknown): Promise<void> {
  const { merchantId, mode, attempts } = stuck;
  const about = { merchantId, mode, attempts };
  if (error instanceof PortalError)
    log.warn("A customer's change could not be finished yet.", { ...about, cause: causeOf(error) }, error);
  else log.error("A customer's change could not be finished, for a reason nobody foresaw.", about, error);
  const kind = findingOf(error, attempts);
  if (kind) await recordFindings({ merchantId, mode }, [{ kind, subject: subjectOf(stuck) }]);
}

function findingOf(error: unknown, attempts: number): FindingKind | undefined {
  if (!(error instanceof PortalError)) return "unconfirmed_change";
  if (isKeyProblem(error)) return "stripe_key_unusable";
  return error.code !== "unavailable" || attempts >= worthTellingAfter ? "unconfirmed_change" : undefined;
}

/** It is finished: the merchant need not hear of it any longer. */
export async function forgetStuck(
  stuck: Pick<Stuck, "merchantId" | "mode" | "customerId" | "subscriptionId">,
): Promise<void> {
  const { merchantId, mode } = stuck;
  await deleteFinding(merchantId, mode, ["stripe_key_unusable", "unconfirmed_change"], subjectOf(stuck));
}
