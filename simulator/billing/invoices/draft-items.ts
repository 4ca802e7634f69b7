import { requireObject } from "../../require-object";
import { invalidRequest } from "../../wire/errors";
import type { World } from "../../world";
import { customerOf } from "../lookup";
import type { Invoice, InvoiceItem, InvoiceLine } from "../records";
import { recalculateLines } from "./draft-lines";
import { amountsOf } from "./invoice-draft";
import { lineOfInvoiceItem } from "./invoice-lines";

/** Returns the draft that a new invoice item is for. The errors' texts are from memory and unverified. */
export function requireDraft(world: World, id: string, customer: string, currency: string): Invoice {
  const draft = requireObject<Invoice>(world, "invoice", id, "invoice");
  if (draft.status !== "draft") throw noLongerEditable("invoice");
  if (draft.customer !== customer)
    throw invalidRequest("The invoice belongs to another customer than the invoice item.", {
      param: "invoice",
    });
  if (draft.currency !== currency)
    throw invalidRequest(`The invoice is in \`${draft.currency}\`; its items cannot be in \`${currency}\`.`, {
      param: "currency",
    });
  return draft;
}

/** Appends an item to a draft and recalculates the draft. */
export function addToDraft(world: World, draft: Invoice, item: InvoiceItem): InvoiceItem {
  replaceLines(world, draft, [...draft.lines.data, lineOfInvoiceItem(world, item)]);
  return world.change<InvoiceItem>(item, { invoice: draft.id });
}

/** If an item is on a draft, removes it from the draft. A final invoice can't change. */
export function removeFromDraft(world: World, item: InvoiceItem): void {
  if (item.invoice === null) return;
  const draft = requireObject<Invoice>(world, "invoice", item.invoice);
  if (draft.status !== "draft") throw noLongerEditable();
  replaceLines(
    world,
    draft,
    draft.lines.data.filter((line) => itemOf(line) !== item.id),
  );
}

function itemOf({ parent }: InvoiceLine): string | null {
  const plain = parent.invoice_item_details as { invoice_item: string } | null;
  return plain?.invoice_item ?? parent.subscription_item_details?.invoice_item ?? null;
}

function replaceLines(world: World, draft: Invoice, listed: readonly InvoiceLine[]): void {
  const lines = recalculateLines(world, draft, listed);
  const customer = customerOf(world, draft.customer);
  world.change<Invoice>(draft, {
    lines,
    ...amountsOf(lines.data, draft.discounts, customer, draft.currency),
  });
}

export const noLongerEditable = (param?: string) =>
  invalidRequest("Invoice item is attached to an invoice that can no longer be edited.", {
    code: "invoice_not_editable",
    ...(param && { param }),
  });
