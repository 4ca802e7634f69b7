import "server-only";
import { randomText, sha256 } from "../../crypto";
import { markSecretKeyUsed } from "../../db/secret-keys";
import { spendToken } from "../../db/spent-tokens";
import type { ResolvedPortal } from "../../db/visits";
import * as visits from "../../db/visits";
import { PortalError } from "../../errors";
import { addLogContext } from "../../log/context";
import { effectiveSettings } from "../../settings/effective";
import type { PortalSettings } from "../../settings/schema";
import { mintMerchantId } from "../../tenancy";
import { type EnteredPortal, judgeEntry } from "../proof/judge-entry";
import { kindOf } from "../proof/judge-proof";
import { openKeys } from "../proof/open-keys";
import { type PageWishes, storedWishes } from "../wishes/read-wishes";
import { rememberPortal } from "./known-portals";
import { noteRefusal } from "./note-refusal";
import { secondsAfter } from "./visit";
import { countVisit } from "./visit-limits";

const ticketSeconds = 60;

export type Proof = {
  portalId: string;
  email?: string | undefined;
  customerId?: string | undefined;
  /** A hash, or a signed token. */
  hash?: string | undefined;
  subscriptionId?: string | undefined;
  /** The language that the page asks for: a BCP 47 tag or any other string. */
  locale?: string | undefined;
  /** The page's other options. */
  wishes?: PageWishes | null;
  origin: string;
  /** The client's IP address, from lib/client-address. Clients that can't be told apart are counted together. */
  address?: string | undefined;
};

/**
 * Returns a ticket for the page, or null if the proof is invalid for any reason. The reason is added to the log
 * context. Throws `rate_limited` if this customer opened the portal too often. Only valid proofs are counted, so nobody
 * can use up another customer's limit.
 */
export async function requestTicket(proof: Proof, now = new Date()): Promise<string | null> {
  const portal = await visits.resolvePortal(proof.portalId);
  if (portal) addLogContext(rememberPortal(portal));
  const merchantId = mintMerchantId(portal?.merchantId ?? "nobody");
  // A portal that doesn't exist is judged too, so that the timing reveals nothing.
  const entered = enteredPortal(portal);
  const keys = await openKeys(merchantId, entered.mode, kindOf({ hash: proof.hash }));
  const judged = await judgeEntry(keys, entered, proof, now);
  const { identity, proof: proving } = judged;
  const { mode, settings } = entered;
  if (!portal || identity === undefined || !judged.opens) {
    const cause = judged.isAllowed ? judged.why : "origin_not_allowed";
    addLogContext({ cause: portal ? cause : "portal_unknown" });
    if (portal) noteRefusal(portal, proof);
    return null;
  }
  // The token is spent before the visit is counted, so that a copied token can't use up its customer's limit.
  if (proving?.token && !(await spendToken(merchantId, mode, proving.token))) {
    addLogContext({ cause: "token_spent" });
    noteRefusal(portal, proof, { mistake: "token_spent" });
    return null;
  }

  const customer = `${merchantId}|${portal.mode}|${identity}`;
  await countVisit(customer, proving ? undefined : (proof.address ?? "")).catch((error: unknown) => {
    if (error instanceof PortalError) noteRefusal(portal, proof, { mistake: "rate_limited" });
    throw error;
  });

  if (proving) await markSecretKeyUsed(merchantId, proving.keyId, now);
  const ticket = randomText(43);
  await visits.createTicket(merchantId, {
    hash: sha256(ticket),
    portalId: portal.id,
    mode: portal.mode,
    identity,
    identifyBy: settings.identifyBy,
    provenBy: proving?.by ?? null,
    secretKeyId: proving?.keyId ?? null,
    subscriptionId: proof.subscriptionId ?? null,
    locale: proof.locale ?? null,
    wishes: storedWishes(proof.wishes ?? null),
    origin: proof.origin,
    expiresAt: secondsAfter(now, ticketSeconds),
  });
  return ticket;
}

/**
 * The facts that decide whether a portal opens. A portal that doesn't exist gets facts too, so that it is judged in the
 * same way.
 */
function enteredPortal(portal: ResolvedPortal | null): EnteredPortal & { settings: PortalSettings } {
  const { id = "", mode = "live", allowedOrigins = [] } = portal ?? {};
  return { id, mode, allowedOrigins, settings: effectiveSettings(portal?.settings ?? {}, mode) };
}
