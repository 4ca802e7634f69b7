import "server-only";
import { PortalError } from "../../errors";
import { addLogContext } from "../../log/context";
import { effectiveSettings } from "../../settings/effective";
import { parseService } from "../../settings/service";
import { mintMerchantId } from "../../tenancy";
import { meaningOf } from "../door/handle-customer-request";
import { withRequestBudget } from "../door/request-budget";
import { keptView, type Shown } from "../view/kept-view";
import { readView } from "../view/view";
import type { PortalView } from "../view/view-shape";
import { speaker } from "../words/sentences";
import { beginWith, type SpentTicket } from "./begin-visit";

/** `token` is empty where the view can only be looked at. */
export type FirstView = { token: string; view: PortalView };

/**
 * Begins the visit of a ticket and reads what it shows. While Stripe can't be asked, what this customer saw last is shown
 * instead, with the time it is from: there is no visit then, and nothing can be done, so that nothing is promised.
 */
export async function firstView(ticket: SpentTicket, browser: string | null): Promise<FirstView> {
  try {
    const beginning = await beginWith(ticket, browser);
    if (!beginning.begun) throw new PortalError("visit_expired", beginning.why);
    const { visit, token } = beginning;
    return { token, view: await withRequestBudget(visit, "view", () => readView(visit)) };
  } catch (error) {
    if (!isStripeAway(error)) throw error;
    // Without a proof nothing is remembered: what others saw isn't masked.
    const view = ticket.row.secretKeyId === null ? undefined : lookedAtAgain(shownBy(ticket));
    // The log gets Stripe's failure as the cause.
    if (!view) throw Object.assign(new PortalError("unavailable", "no_view"), { cause: error });
    addLogContext({ outcome: "shown_from_memory" });
    return { token: "", view };
  }
}

/** Whether it is Stripe that does not answer, or is not asked for that reason. */
function isStripeAway(error: unknown): boolean {
  const meaning = meaningOf(error);
  return meaning instanceof PortalError && meaning.code === "unavailable" && meaning.reason !== "database";
}

function lookedAtAgain(shown: Shown): PortalView | undefined {
  const kept = keptView(shown);
  if (!kept) return undefined;
  const { say, moment } = speaker(kept.view.language);
  return { ...kept.view, away: say("away.kept", { date: moment(Math.floor(kept.at / 1000)) }) };
}

function shownBy({ portal, row, stripe }: SpentTicket): Shown {
  return {
    merchantId: mintMerchantId(row.merchantId),
    mode: row.mode,
    portalId: portal.id,
    settings: effectiveSettings(portal.settings, portal.mode),
    service: parseService(portal.service),
    identity: row.identity,
    onlySubscriptionId: row.subscriptionId,
    stripe,
  };
}
