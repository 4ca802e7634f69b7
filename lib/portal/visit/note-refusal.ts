import "server-only";
import { afterAnswer } from "../../after-answer";
import { addRefusedVisit } from "../../db/refused-visits";
import { type ResolvedPortal, resolvePortal } from "../../db/visits";
import { diagnoseEntry } from "../../diagnosis/diagnose-entry";
import { type Finding, subjectOf } from "../../diagnosis/mistakes";
import { requestId } from "../../log/context";
import { plainText } from "../../plain-text";
import { consumeLimit } from "../../rate-limit";
import { effectiveSettings } from "../../settings/effective";
import { mintMerchantId } from "../../tenancy";
import type { EnteredPortal, Entrant } from "../proof/judge-entry";
import { readKnownMerchant } from "../proof/known-merchant";
import { readFaultyRequest } from "./faulty-request";

/** Anyone can cause refusals, so the number stored is limited. The log has all of them. */
const limits = [
  { points: 60, seconds: 60 },
  { points: 5_000, seconds: 24 * 60 * 60 },
];

/**
 * Records a refused visit with its diagnosis, for the merchant. It runs after the answer: a diagnosis takes a moment,
 * and a slower answer would reveal that the portal exists.
 *
 * @param known the mistake, if it is known without a diagnosis.
 */
export function noteRefusal(portal: ResolvedPortal, entrant: Entrant, known?: Finding): void {
  const id = requestId();
  if (!id) return;
  const now = new Date();
  afterAnswer(async () => {
    if (await isOneTooMany(portal.id)) return;
    const entered = { ...portal, settings: effectiveSettings(portal.settings, portal.mode) };
    const identity = sentIdentity(entered, entrant);
    const findings = known ? [known] : await diagnose(portal, entered, { ...entrant, identity }, now);
    const [{ mistake, detail = "" } = { mistake: "unknown" as const }] = findings;
    await addRefusedVisit(mintMerchantId(portal.merchantId), {
      ...{ id, mode: portal.mode, portalId: portal.id, createdAt: now },
      ...{ identity: shortened(identity), origin: shortened(entrant.origin) },
      ...{ mistake, detail: shortened(detail), subject: subjectOf(mistake) },
      isSiteWrong: findings.some((finding) => subjectOf(finding.mistake) === "site"),
    });
  });
}

/** The identity that the page sent, even if it is of the wrong kind, so that the diagnosis can say so. */
function sentIdentity({ settings }: EnteredPortal, { email, customerId }: Entrant): string {
  return (settings.identifyBy === "email" ? (email ?? customerId) : (customerId ?? email)) ?? "";
}

async function diagnose(
  { merchantId }: ResolvedPortal,
  entered: EnteredPortal,
  { identity, hash = "", origin }: Entrant & { identity: string },
  now: Date,
): Promise<Finding[]> {
  const merchant = await readKnownMerchant(mintMerchantId(merchantId), entered);
  return (await diagnoseEntry({ identity, proof: hash, origin }, merchant, now)).findings;
}

/** Records a request that couldn't be read as a refused visit, if it names a portal. */
export function noteFaultyRequest(body: string, origin: string): void {
  const faulty = readFaultyRequest(body);
  if (!faulty) return;
  const id = requestId();
  afterAnswer(async () => {
    if (!id || (await isOneTooMany("faulty requests"))) return;
    const portal = await resolvePortal(faulty.portalId);
    if (portal) noteRefusal(portal, { origin }, { mistake: "request_invalid", detail: faulty.field });
  });
}

async function isOneTooMany(key: string): Promise<boolean> {
  for (const limit of limits) if (!(await consumeLimit("refused visits noted", key, limit))) return true;
  return false;
}

/** Strangers can send any text, so members see only a short plain version. */
function shortened(text: string): string {
  return plainText(text.slice(0, 1_000)).slice(0, 254).toWellFormed();
}
