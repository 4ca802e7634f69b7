import type { World } from "../../world";
import type { Invoice } from "../records";
import { finalizeInvoice } from "./invoice-finalization";
import { markUncollectible, voidInvoice } from "./invoice-void";

/**
 * Applies paused collection to a new invoice of any kind (documented): it stays a draft, is voided or is marked
 * uncollectible. `behavior` comes from the subscription's `pause_collection`; null means that collection isn't paused.
 * Returns whether the invoice was held back.
 */
export function applyPausedCollection(world: World, invoice: Invoice, behavior: string | null): boolean {
  if (behavior === null) return false;
  const held = world.change<Invoice>(invoice, {
    auto_advance: false,
    automatically_finalizes_at: null,
    next_payment_attempt: null,
  });
  if (behavior === "keep_as_draft") return true;
  const final = finalizeInvoice(world, held);
  if (final.status !== "open") return true;
  if (behavior === "void") voidInvoice(world, final);
  else markUncollectible(world, final, "subscription_paused");
  return true;
}
