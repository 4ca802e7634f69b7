import "server-only";
import { PortalError } from "../../errors";
import { addLogContext } from "../../log/context";
import { effectiveSettings } from "../../settings/effective";
import { parseService } from "../../settings/service";
import { mintMerchantId } from "../../tenancy";
import { meaningOf } from "../door/handle-customer-request";
import { withinOpening, withRequestBudget } from "../door/request-budget";
import { rememberedView, type ViewKey } from "../view/remembered-view";
import { readView } from "../view/view";
import type { PortalView } from "../view/view-shape";
import { narrowSettings } from "../wishes/narrow";
import { wishesOf } from "../wishes/read-wishes";
import { speaker } from "../words/sentences";
import { beginVisitWith, type SpentTicket } from "./begin-visit";

/** `token` is empty if the view is read-only. */
export type FirstView = { token: string; view: PortalView };

/**
 * Begins a ticket's visit and reads its first view. While Stripe can't be reached, returns the view that this customer
 * saw last, with its time. In that case no visit begins, so the page offers no actions.
 */
export async function firstView(ticket: SpentTicket, browser: string | null): Promise<FirstView> {
  try {
    return await withinOpening(() => beginAndRead(ticket, browser));
  } catch (error) {
    if (!isStripeAway(error)) throw error;
    // Remembered views aren't masked, so visits without a proof don't get them.
    const view = ticket.row.provenBy === null ? undefined : readRememberedView(viewKeyOf(ticket));
    // Stripe's error becomes the cause, for the log.
    if (!view) throw Object.assign(new PortalError("unavailable", "no_view"), { cause: error });
    addLogContext({ outcome: "shown_from_memory" });
    return { token: "", view };
  }
}

async function beginAndRead(ticket: SpentTicket, browser: string | null): Promise<FirstView> {
  const start = await beginVisitWith(ticket, browser);
  if (!start.hasBegun) throw new PortalError("visit_expired", start.why);
  const { visit, token } = start;
  return { token, view: await withRequestBudget(visit, "view", () => readView(visit)) };
}

/** True if Stripe doesn't answer, or if we send no request because Stripe recently didn't answer. */
function isStripeAway(error: unknown): boolean {
  const meaning = meaningOf(error);
  return meaning instanceof PortalError && meaning.code === "unavailable" && meaning.reason !== "database";
}

function readRememberedView(key: ViewKey): PortalView | undefined {
  const remembered = rememberedView(key);
  if (!remembered) return undefined;
  const { say, moment } = speaker({ language: remembered.view.language, ownTexts: key.wishes.texts ?? {} });
  return { ...remembered.view, away: say("away.kept", { date: moment(Math.floor(remembered.at / 1000)) }) };
}

function viewKeyOf({ portal, row, stripe }: SpentTicket): ViewKey {
  const wishes = wishesOf(row.wishes);
  return {
    merchantId: mintMerchantId(row.merchantId),
    mode: row.mode,
    portalId: portal.id,
    settings: narrowSettings(effectiveSettings(portal.settings, portal.mode), wishes),
    service: parseService(portal.service),
    wishes,
    identity: row.identity,
    onlySubscriptionId: row.subscriptionId,
    stripe,
  };
}
