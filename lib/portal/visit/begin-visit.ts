import "server-only";
import { randomText, sha256 } from "../../crypto";
import { isSecretKeyActive } from "../../db/secret-keys";
import type { IdentifyBy, ResolvedPortal } from "../../db/visits";
import * as visits from "../../db/visits";
import { chooseLanguage } from "../../i18n/choose-language";
import type { Language } from "../../i18n/languages";
import { addLogContext } from "../../log/context";
import { effectiveSettings } from "../../settings/effective";
import { type StripeClient, stripeFor } from "../../stripe/connection/client";
import { type Customer, findCustomers } from "../../stripe/customers/customers";
import { mintMerchantId, type Mode } from "../../tenancy";
import { withoutRequestBudget } from "../door/request-budget";
import { storedWishes, wishesOf } from "../wishes/read-wishes";
import { rememberPortal } from "./known-portals";
import { matchCustomers } from "./match-customers";
import { recordFindings, sharedAddress } from "./record-findings";
import { secondsAfter, type Visit, visitOf, visitSeconds } from "./visit";

export type VisitStart =
  | { hasBegun: true; visit: Visit; token: string }
  /** The ticket is unknown, spent or too old. `origin` is that of the page that can request a new ticket, if known. */
  | RefusedTicket;

export type RefusedTicket = {
  hasBegun: false;
  origin: string | null;
  why: "ticket_unknown" | "ticket_spent" | "ticket_expired";
};

/** A valid ticket that has just been spent, with everything the visit needs. */
export type SpentTicket = { portal: ResolvedPortal; row: TicketRow; stripe: StripeClient; spentAt: Date };
type TicketRow = Omit<visits.SpentTicket, "hash" | "expiresAt" | "wishes"> & {
  wishes?: unknown;
  apiKeyId?: string | null;
  returnUrl?: string | null;
};

/** Spends a ticket: only once, within its minute, and in the portal it was issued for. */
export async function spendTicket(
  portalId: string,
  ticket: string,
  now = new Date(),
): Promise<SpentTicket | RefusedTicket> {
  const presented = await visits.spendTicket(portalId, sha256(ticket), now);
  const row = presented?.ticket;
  const portal = row && (await visits.resolvePortal(portalId));
  if (portal) addLogContext(rememberPortal(portal));
  const origin = row?.origin ?? null;
  if (!portal) return { hasBegun: false, origin, why: "ticket_unknown" };
  if (!presented.wasUnspent) return { hasBegun: false, origin, why: "ticket_spent" };
  if (row.expiresAt <= now) return { hasBegun: false, origin, why: "ticket_expired" };
  const stripe = await stripeFor(mintMerchantId(row.merchantId), row.mode);
  return { portal, row, stripe, spentAt: now };
}

type LanguageHints = Pick<SpentTicket, "portal" | "row"> & {
  browser: string | null;
  customer?: Customer | undefined;
};

/** The language of a new visit, or of the error if the visit can't begin. */
export function languageOf({ portal, row, browser, customer }: LanguageHints): Language {
  const settings = effectiveSettings(portal.settings, portal.mode);
  return chooseLanguage({ page: row.locale, stripe: customer?.languages ?? [], browser }, settings);
}

/** Begins the visit of a ticket that was just spent. Reads the customers with its identity from Stripe. */
export async function beginVisitWith(
  { portal, row: spent, stripe, spentAt }: SpentTicket,
  browser: string | null,
): Promise<VisitStart> {
  const merchantId = mintMerchantId(spent.merchantId);
  const { found, match } = await findCustomersOf(stripe, spent, portal);
  await recordFindings({ merchantId, mode: spent.mode }, sharedAddress(found));

  const token = randomText(43);
  const { portalId: id, mode, identity, identifyBy, provenBy, secretKeyId, subscriptionId } = spent;
  const row = {
    ...{ portalId: id, mode, identity, identifyBy, provenBy, secretKeyId, subscriptionId },
    origin: spent.origin,
    apiKeyId: spent.apiKeyId ?? null,
    returnUrl: spent.returnUrl ?? null,
    wishes: storedWishes(wishesOf(spent.wishes)),
    language: languageOf({
      portal,
      row: spent,
      browser,
      customer: found.find(({ id: one }) => one === match.customerId),
    }),
  };
  const tokenHash = sha256(token);
  // The key may have been revoked while Stripe was answering. That invalidates all of its tickets.
  if (secretKeyId !== null && !(await isSecretKeyActive(merchantId, secretKeyId)))
    return { hasBegun: false, origin: spent.origin, why: "ticket_unknown" };
  await visits.createVisit(merchantId, {
    ...row,
    tokenHash,
    ...match,
    expiresAt: secondsAfter(spentAt, visitSeconds),
  });
  if (!portal.firstVisitAt) await visits.markFirstVisit(merchantId, portal.id, spentAt);
  const visit = await visitOf(portal, { ...row, ...match, tokenHash });
  // `found` isn't masked, so a visit without a proof reads the customers again.
  return { hasBegun: true, visit: visit.isProven ? { ...visit, found } : visit, token };
}

type IdentityQuery = {
  merchantId: string;
  mode: Mode;
  identity: string;
  identifyBy: IdentifyBy;
  subscriptionId: string | null;
};

/** The customers with the ticket's identity. */
function findCustomersOf(
  stripe: StripeClient,
  { merchantId, mode, identity, identifyBy, subscriptionId }: IdentityQuery,
  portal: ResolvedPortal,
) {
  const { emailAnyCase: ignoresCase } = effectiveSettings(portal.settings, portal.mode);
  return withoutRequestBudget(`${merchantId}|${mode}|${identity}`, "view", async () => {
    const found = await findCustomers(stripe, identifyBy, identity, { ignoresCase });
    return { found, match: await matchCustomers(stripe, found, subscriptionId) };
  });
}
