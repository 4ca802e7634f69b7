import "server-only";
import { PortalError } from "../../errors";
import type { Say } from "../../i18n/say";
import { sayDecline } from "../payment/decline";
import type { CardProgress } from "../view/card-shape";
import type { Visit } from "../visit/visit";
import { speaker } from "../words/sentences";
import { findOwnSetup } from "./card-decision";

/** The state of saving the card, for the page that waits for it. */
export async function readCardProgress(visit: Visit, setupId: string): Promise<CardProgress> {
  const [customerId] = visit.customerIds;
  if (customerId === undefined) throw new PortalError("not_found", "card_setup");
  const { say } = speaker(visit);
  const { status, refusal } = (await findOwnSetup({ ...visit, customerId }, setupId)).setup;
  if (status === "canceled") return { status, message: say("card.canceled") };
  return { status, message: refusal ? say("card.refused", { why: explainRefusal(say, refusal) }) : null };
}

/** Explains why saving the card was refused. Nothing was charged, so sentences that mention a payment are replaced. */
function explainRefusal(say: Say, code: string): string {
  if (code === "setup_intent_authentication_failure") return say("card.not_confirmed");
  if (code === "processing_error") return say("card.not_processed");
  return sayDecline(say, code).why;
}
