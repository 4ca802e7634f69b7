import "server-only";
import { randomText, sha256, unseal } from "../../crypto";
import { activeSecretKeys, markSecretKeyUsed, secretKeyContext } from "../../db/secret-keys";
import type { IdentifyBy, ResolvedPortal } from "../../db/visits";
import * as visits from "../../db/visits";
import { env } from "../../env";
import { PortalError } from "../../errors";
import { defaultLanguage, isLanguage, type Language } from "../../i18n/languages";
import { log } from "../../log";
import { addLogContext } from "../../log/context";
import { effectiveSettings } from "../../settings/effective";
import { type PortalSettings, portalSettings } from "../../settings/schema";
import { parseService, type Service } from "../../settings/service";
import { maskingStripeFor, type StripeClient, stripeFor } from "../../stripe/connection/client";
import type { Customer } from "../../stripe/customers/customers";
import { type MerchantId, mintMerchantId, type Mode } from "../../tenancy";
import { findProvingKey, parseIdentity } from "../proof/proof";
import { whyRefused } from "../proof/why-refused";
import { rememberPortal } from "./known-portals";
import { isAllowedOrigin } from "./origins";
import { withinVisits } from "./visit-limits";

/**
 * The customer's door: proof → ticket → visit. The proof (identity and hash) buys a ticket that opens the page
 * once within a minute; the page exchanges it for a visit, whose token it holds in memory only. Stripe is not
 * asked anything before the proof holds.
 */

const ticketSeconds = 60;
export const visitSeconds = 60 * 60;
const idleSeconds = 15 * 60;

export type Proof = {
  portalId: string;
  email?: string | undefined;
  customerId?: string | undefined;
  hash?: string | undefined;
  subscriptionId?: string | undefined;
  /** The language the page asks for: a BCP 47 tag, or anything else it sent. */
  locale?: string | undefined;
  origin: string;
  /** The client's, as lib/client-address says; what cannot be told apart counts together. */
  address?: string | undefined;
};

/**
 * A ticket for the page, or null for every proof that does not hold, whatever the reason. The reason is added to the
 * log context. Throws `rate_limited` when this customer opened the portal too often: counted after the proof, so that
 * nobody can use up what is another's.
 */
export async function requestTicket(proof: Proof, now = new Date()): Promise<string | null> {
  const portal = await visits.resolvePortal(proof.portalId);
  if (portal) addLogContext(rememberPortal(portal));
  const merchantId = mintMerchantId(portal?.merchantId ?? "nobody");
  const settings = effectiveSettings(portal?.settings ?? {}, portal?.mode ?? "live");
  // The portal's setting says which identity counts; what the page prefers does not matter.
  const claimed = settings.identifyBy === "email" ? proof.email : proof.customerId;
  const identity = parseIdentity(settings.identifyBy, claimed ?? "");
  const keys = await openKeys(merchantId, portal?.mode ?? "live");
  // Computed for a portal or an identity that does not exist too, so that the time taken tells nothing.
  const proving = findProvingKey(keys, identity ?? "", proof.hash ?? "");

  const isProven = proving !== undefined || !settings.securityHash;
  const isAllowed = portal !== null && isAllowedOrigin(portal, proof.origin);
  if (!portal || identity === undefined || !isProven || !isAllowed) {
    addLogContext({ cause: whyRefused({ portal, isAllowed, claimed, identity, hash: proof.hash, keys }) });
    return null;
  }

  await withinVisits(`${merchantId}|${portal.mode}|${identity}`, proving ? undefined : (proof.address ?? ""));

  if (proving) await markSecretKeyUsed(merchantId, proving.id, now);
  const ticket = randomText(43);
  await visits.createTicket(merchantId, {
    hash: sha256(ticket),
    portalId: portal.id,
    mode: portal.mode,
    identity,
    identifyBy: settings.identifyBy,
    secretKeyId: proving?.id ?? null,
    subscriptionId: proof.subscriptionId ?? null,
    locale: proof.locale ?? null,
    origin: proof.origin,
    expiresAt: secondsAfter(now, ticketSeconds),
  });
  return ticket;
}

async function openKeys(merchantId: MerchantId, mode: Mode) {
  const rows = await activeSecretKeys(merchantId, mode);
  const { SEALING_KEYS } = env();
  return rows.map((row) => ({
    id: row.id,
    secret: unseal(SEALING_KEYS, secretKeyContext(merchantId, row.id), row.sealedSecret),
  }));
}

/** What every reading and every operation of a customer rests on. */
export type Visit = {
  merchantId: MerchantId;
  mode: Mode;
  portalId: string;
  settings: PortalSettings;
  service: Service | null;
  identity: string;
  /** Everything is said in it. */
  language: Language;
  /** The Stripe customer that is shown, or none; what is not theirs does not exist here. */
  customerIds: string[];
  /** The customers to choose from when the identity stands for several; until one is chosen nothing is shown. */
  choices: string[];
  /** The page asked to show only this subscription. */
  onlySubscriptionId: string | null;
  /** Opened with a hash. Without one, as test mode allows, nothing is shown that says who the customer is. */
  isProven: boolean;
  /** The page that embeds the portal; messages are addressed to it and to nobody else. */
  origin: string;
  stripe: StripeClient;
  tokenHash: string;
  /** The customers as they were read a moment ago to begin this visit, so that its first view need not ask again. */
  found?: readonly Customer[];
};

/** The visit of a token. Throws `visit_expired` for an unknown one, after an hour, and after a quarter of an hour unused. */
export async function readVisit(
  token: unknown,
  { now = new Date(), request }: { now?: Date; request?: { language: Language } } = {},
): Promise<Visit> {
  if (typeof token !== "string" || token.length !== 43) throw new PortalError("visit_expired", "no_token");
  const row = await visits.findVisit(sha256(token));
  if (row) addLogContext(rememberPortal(row.portal));
  // An error is told in the language of the visit, also when it has ended.
  if (row && request) request.language = languageOf(row);
  if (!row || row.expiresAt <= now || secondsAfter(row.lastSeenAt, idleSeconds) <= now) {
    throw new PortalError("visit_expired", row ? "ended" : "token_unknown");
  }
  const merchantId = mintMerchantId(row.merchantId);
  // A visit opened without proof ends when the merchant turns the hash on.
  const { securityHash } = effectiveSettings(row.portal.settings, row.portal.mode);
  if (securityHash && row.secretKeyId === null) throw new PortalError("visit_expired", "no_proof");
  // And one that was proven with a key ends with the key, also when it began while the key was being retired.
  const { retiresAt = null } = row.secretKey ?? {};
  if (retiresAt !== null && retiresAt <= now) throw new PortalError("visit_expired", "key_retired");
  // So does one in a page that the merchant has taken from the list.
  if (!isAllowedOrigin(row.portal, row.origin)) throw new PortalError("visit_expired", "origin_not_allowed");
  await visits.touchVisit(merchantId, row.tokenHash, now);
  return visitOf(row.portal, row);
}

type VisitFields = {
  mode: Mode;
  identity: string;
  language: string;
  identifyBy: IdentifyBy;
  customerIds: string[];
  customerId: string | null;
  secretKeyId: string | null;
  subscriptionId: string | null;
  origin: string;
  tokenHash: string;
};

/** A visit without a proof reads masked data, so it must not write what it read: names, addresses and tax IDs. */
const withoutPersonalForms = { billingDetails: false, taxIds: false } as const;

export async function visitOf(portal: ResolvedPortal, row: VisitFields): Promise<Visit> {
  sayUnreadable(portal);
  const merchantId = mintMerchantId(portal.merchantId);
  const isProven = row.secretKeyId !== null;
  const settings = effectiveSettings(portal.settings, portal.mode);
  return {
    merchantId,
    mode: row.mode,
    portalId: portal.id,
    settings: isProven ? settings : { ...settings, ...withoutPersonalForms },
    service: parseService(portal.service),
    identity: row.identity,
    language: languageOf(row),
    customerIds: row.customerId === null ? [] : [row.customerId],
    choices: row.customerIds.length > 1 ? row.customerIds : [],
    onlySubscriptionId: row.subscriptionId,
    isProven,
    origin: row.origin,
    stripe: await (isProven ? stripeFor : maskingStripeFor)(merchantId, row.mode),
    tokenHash: row.tokenHash,
  };
}

/** A row of a version that had more languages is served in the default one. */
function languageOf({ language }: { language: string }): Language {
  return isLanguage(language) ? language : defaultLanguage;
}

/** Edited by hand or by another version. The customer is still served, with defaults, and the log says why. */
function sayUnreadable({ settings, service }: ResolvedPortal): void {
  if (!portalSettings.safeParse(settings).success) log.error("A portal's stored settings are invalid.");
  if (service !== null && !parseService(service)) log.error("A portal's stored service is invalid.");
}

export function secondsAfter(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000);
}
