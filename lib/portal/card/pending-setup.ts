import "server-only";
import { closeCardSetup, newestOpenCardSetup } from "../../db/card-setups";
import { findOperation } from "../../db/operations";
import type { Visit } from "../visit/visit";
import { cardIntentId } from "./card-decision";

/** The ID of a set-up that was started but whose result isn't known yet, or null. The page asks for the result once. */
export async function pendingSetupOf(visit: Visit): Promise<string | null> {
  const { merchantId, mode, portalId, settings } = visit;
  const [customerId] = visit.customerIds;
  if (customerId === undefined || !settings.updateCard) return null;
  const setupId = await newestOpenCardSetup(merchantId, { mode, portalId, customerId });
  if (!setupId) return null;
  const intentId = cardIntentId(setupId);
  if (!(await findOperation(merchantId, { mode, customerId, intentId }))) return setupId;
  await closeCardSetup(merchantId, { mode, id: setupId });
  return null;
}
