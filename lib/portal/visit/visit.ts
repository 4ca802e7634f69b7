import "server-only";
import { sha256 } from "../../crypto";
import type { IdentifyBy, ResolvedPortal } from "../../db/visits";
import * as visits from "../../db/visits";
import { PortalError } from "../../errors";
import { defaultLanguage, isLanguage, type Language } from "../../i18n/languages";
import type { OwnTexts } from "../../i18n/own-texts";
import type { Voice } from "../../i18n/say";
import { log } from "../../log";
import { addLogContext } from "../../log/context";
import { settingsThatNeedProof } from "../../operations/permissions";
import { isPreviewToken } from "../../preview-token";
import { effectiveSettings } from "../../settings/effective";
import { type PortalSettings, portalSettings } from "../../settings/schema";
import { parseService, type Service } from "../../settings/service";
import { maskingStripeFor, type StripeClient, stripeFor } from "../../stripe/connection/client";
import type { Customer } from "../../stripe/customers/customers";
import { type MerchantId, mintMerchantId, type Mode } from "../../tenancy";
import { accepts } from "../proof/judge-proof";
import { isAllowedOrigin } from "../proof/origins";
import { narrowSettings } from "../wishes/narrow";
import { type PageWishes, wishesOf } from "../wishes/read-wishes";
import { rememberPortal } from "./known-portals";
import { readPreviewVisit } from "./preview-visit";

/**
 * A customer opens the portal in three steps: proof → ticket → visit. A proof (identity and hash) gets a ticket, which
 * opens the page once within a minute. The page exchanges the ticket for a visit and keeps the visit's token in memory
 * only. No request reaches Stripe before the proof is checked.
 */

export const visitSeconds = 60 * 60;
const idleSeconds = 15 * 60;

/** The basis of every request by a customer. */
export type Visit = {
  merchantId: MerchantId;
  mode: Mode;
  portalId: string;
  /** The merchant's settings, narrowed by the page's wishes. */
  settings: PortalSettings;
  service: Service | null;
  identity: string;
  language: Language;
  /** The page's own texts, which replace ours. */
  ownTexts: OwnTexts;
  wishes: PageWishes;
  /** The Stripe customer in view, or none. Nothing that belongs to other customers is accessible. */
  customerIds: string[];
  /** The customers to choose from if the identity has several. Nothing is shown until one is chosen. */
  choices: string[];
  /** The only subscription to show, if the page asked for one. */
  onlySubscriptionId: string | null;
  /**
   * True if the visit was opened with a proof. Test mode allows visits without one, which show nothing that identifies
   * the customer.
   */
  isProven: boolean;
  /** The page that embeds the portal; messages are sent only to it. */
  origin: string;
  stripe: StripeClient;
  tokenHash: string;
  /** A member's preview in the dashboard, which can't change anything (preview-visit.ts). */
  isPreview?: true;
  /** The customers that were just read to begin this visit, so that its first view doesn't read them again. */
  found?: readonly Customer[];
};

/**
 * Returns the token's visit. Throws `visit_expired` for an unknown token, after an hour, and after 15 minutes without a
 * request.
 */
export async function readVisit(
  token: unknown,
  { now = new Date(), request }: { now?: Date; request?: Voice } = {},
): Promise<Visit> {
  if (isPreviewToken(token)) return readPreviewVisit(token, now);
  if (typeof token !== "string" || token.length !== 43) throw new PortalError("visit_expired", "no_token");
  const row = await visits.findVisit(sha256(token));
  if (row) addLogContext(rememberPortal(row.portal));
  // Errors are in the visit's language, even once it has ended.
  if (row && request) Object.assign(request, voiceOf(row));
  if (!row || isOver(row, now)) {
    throw new PortalError("visit_expired", row ? "ended" : "token_unknown");
  }
  const merchantId = mintMerchantId(row.merchantId);
  // A visit opened without proof ends when the merchant turns the hash on.
  const settings = effectiveSettings(row.portal.settings, row.portal.mode);
  if (settings.securityHash && row.provenBy === null) throw new PortalError("visit_expired", "no_proof");
  const isHosted = isHostedVisit(row);
  // A visit ends when the merchant no longer accepts the kind of proof that opened it.
  if (row.provenBy !== null && !isHosted && !accepts(settings, row.provenBy))
    throw new PortalError("visit_expired", `${row.provenBy}_not_accepted`);
  // A visit opened with a key ends with that key, even if it began while the key was being revoked.
  const { retiresAt = null } = row.secretKey ?? {};
  if (retiresAt !== null && retiresAt <= now) throw new PortalError("visit_expired", "key_retired");
  if (row.apiKey?.revokedAt) throw new PortalError("visit_expired", "key_revoked");
  // A visit on a merchant's page ends when the merchant removes that page's origin from the list.
  if (!isHosted && !isAllowedOrigin(row.portal, row.origin))
    throw new PortalError("visit_expired", "origin_not_allowed");
  await visits.touchVisit(merchantId, row.tokenHash, now);
  return visitOf(row.portal, row);
}

/**
 * True if the visit has ended. A visit that was last seen far in the future has ended, too. Otherwise, setting the
 * clock back would extend it.
 */
function isOver({ expiresAt, lastSeenAt }: { expiresAt: Date; lastSeenAt: Date }, now: Date): boolean {
  const apartMs = Math.abs(now.getTime() - lastSeenAt.getTime());
  return expiresAt <= now || apartMs >= idleSeconds * 1000;
}

/** True if a visit is on the hosted page: opened by a link from the merchant's server, or by a sign-in with us. */
export function isHostedVisit({ provenBy }: { provenBy: string | null }): boolean {
  return provenBy === "link" || provenBy === "email";
}

type VisitFields = {
  mode: Mode;
  identity: string;
  language: string;
  wishes: unknown;
  identifyBy: IdentifyBy;
  customerIds: string[];
  customerId: string | null;
  provenBy: string | null;
  subscriptionId: string | null;
  origin: string;
  tokenHash: string;
};

/** A visit without a proof reads masked names, addresses and tax IDs, so it must not write any of them back. */
const withoutPersonalForms: Partial<PortalSettings> = Object.fromEntries(
  settingsThatNeedProof.map((name) => [name, false]),
);

export async function visitOf(portal: ResolvedPortal, row: VisitFields): Promise<Visit> {
  logUnreadable(portal);
  const merchantId = mintMerchantId(portal.merchantId);
  const isProven = row.provenBy !== null;
  const wishes = wishesOf(row.wishes);
  const settings = narrowSettings(effectiveSettings(portal.settings, portal.mode), wishes);
  return {
    merchantId,
    mode: row.mode,
    portalId: portal.id,
    settings: isProven ? settings : { ...settings, ...withoutPersonalForms },
    service: parseService(portal.service),
    identity: row.identity,
    ...voiceOf(row),
    wishes,
    customerIds: row.customerId === null ? [] : [row.customerId],
    choices: row.customerIds.length > 1 ? row.customerIds : [],
    onlySubscriptionId: row.subscriptionId,
    isProven,
    origin: row.origin,
    stripe: await (isProven ? stripeFor : maskingStripeFor)(merchantId, row.mode),
    tokenHash: row.tokenHash,
  };
}

const voiceOf = (row: { language: string; wishes: unknown }) => ({
  language: languageOf(row),
  ownTexts: wishesOf(row.wishes).texts ?? {},
});

/** A row may have a language that this version doesn't support. */
function languageOf({ language }: { language: string }): Language {
  return isLanguage(language) ? language : defaultLanguage;
}

/**
 * Settings that can't be read were edited by hand or written by another version. The visit continues with defaults, and
 * the log says why.
 */
function logUnreadable({ settings, service }: ResolvedPortal): void {
  if (!portalSettings.safeParse(settings).success) log.error("A portal's stored settings are invalid.");
  if (service !== null && !parseService(service)) log.error("A portal's stored service is invalid.");
}

export function secondsAfter(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000);
}
