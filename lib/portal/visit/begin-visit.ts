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
import { customersInQuestion } from "./customers-in-question";
import { rememberPortal } from "./known-portals";
import { noteFindings, sharedAddress } from "./note-findings";
import { secondsAfter, type Visit, visitOf, visitSeconds } from "./visit";

export type Beginning =
  | { begun: true; visit: Visit; token: string }
  /** The ticket is spent or too old. `origin` is the page that can ask for a new one, where it is known. */
  | Unopened;

export type Unopened = {
  begun: false;
  origin: string | null;
  why: "ticket_unknown" | "ticket_spent" | "ticket_expired";
};

/** A ticket that was good and is spent now, with what the visit it opens rests on. */
export type SpentTicket = { portal: ResolvedPortal; row: TicketRow; stripe: StripeClient; spentAt: Date };
type TicketRow = NonNullable<Awaited<ReturnType<typeof visits.spendTicket>>>["ticket"];

/** Spends a ticket: once, within its minute, in the portal it was issued for. */
export async function spendTicket(
  portalId: string,
  ticket: string,
  now = new Date(),
): Promise<SpentTicket | Unopened> {
  const presented = await visits.spendTicket(portalId, sha256(ticket), now);
  const row = presented?.ticket;
  const portal = row && (await visits.resolvePortal(portalId));
  if (portal) addLogContext(rememberPortal(portal));
  const origin = row?.origin ?? null;
  if (!portal) return { begun: false, origin, why: "ticket_unknown" };
  if (!presented.wasUnspent) return { begun: false, origin, why: "ticket_spent" };
  if (row.expiresAt <= now) return { begun: false, origin, why: "ticket_expired" };
  const stripe = await stripeFor(mintMerchantId(row.merchantId), row.mode);
  return { portal, row, stripe, spentAt: now };
}

type Known = Pick<SpentTicket, "portal" | "row"> & {
  browser: string | null;
  customer?: Customer | undefined;
};

/** The language a visit begins in, or the one to apologize in when it can't. */
export function languageOf({ portal, row, browser, customer }: Known): Language {
  const settings = effectiveSettings(portal.settings, portal.mode);
  return chooseLanguage({ page: row.locale, stripe: customer?.languages ?? [], browser }, settings);
}

/** The visit of a ticket that was spent just now: finds out from Stripe whom the identity stands for. */
export async function beginWith(
  { portal, row: spent, stripe, spentAt }: SpentTicket,
  browser: string | null,
): Promise<Beginning> {
  const merchantId = mintMerchantId(spent.merchantId);
  const { found, group } = await customersBehind(stripe, spent, portal);
  await noteFindings({ merchantId, mode: spent.mode }, sharedAddress(found));

  const token = randomText(43);
  const { portalId: id, mode, identity, identifyBy, secretKeyId, subscriptionId } = spent;
  const row = {
    ...{ portalId: id, mode, identity, identifyBy, secretKeyId, subscriptionId },
    origin: spent.origin,
    language: languageOf({
      portal,
      row: spent,
      browser,
      customer: found.find(({ id: one }) => one === group.customerId),
    }),
  };
  const tokenHash = sha256(token);
  // Stripe took its time, and the key may have been retired meanwhile, which ended every ticket of it.
  if (secretKeyId !== null && !(await isSecretKeyActive(merchantId, secretKeyId)))
    return { begun: false, origin: spent.origin, why: "ticket_unknown" };
  await visits.createVisit(merchantId, {
    ...row,
    tokenHash,
    ...group,
    expiresAt: secondsAfter(spentAt, visitSeconds),
  });
  const visit = await visitOf(portal, { ...row, ...group, tokenHash });
  // What was found isn't masked, so a visit without a proof reads it again.
  return { begun: true, visit: visit.isProven ? { ...visit, found } : visit, token };
}

type Asking = {
  merchantId: string;
  mode: Mode;
  identity: string;
  identifyBy: IdentifyBy;
  subscriptionId: string | null;
};

/** Whom the identity of a ticket stands for. */
function customersBehind(
  stripe: StripeClient,
  { merchantId, mode, identity, identifyBy, subscriptionId }: Asking,
  portal: ResolvedPortal,
) {
  const { emailAnyCase: ignoresCase } = effectiveSettings(portal.settings, portal.mode);
  return withoutRequestBudget(`${merchantId}|${mode}|${identity}`, "view", async () => {
    const found = await findCustomers(stripe, identifyBy, identity, { ignoresCase });
    return { found, group: await customersInQuestion(stripe, found, subscriptionId) };
  });
}
