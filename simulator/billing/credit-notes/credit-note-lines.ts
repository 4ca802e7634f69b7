import { buildObject } from "../../schema/build-object";
import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest } from "../../wire/errors";
import { noSuch } from "../../wire/no-such";
import { refuseUnsupported } from "../../wire/not-imitated";
import type { World } from "../../world";
import { parseExactAmount, roundAmount, shareOf, toExactAmount } from "../prices/rounding";
import type { Invoice, InvoiceLine } from "../records";
import type { CreditNote, CreditNoteLine, SentCreditLine } from "./credit-note-records";

/** The lines of a credit note, as the request lists them. */
export function creditLines(
  world: World,
  invoice: Invoice,
  sent: readonly SentCreditLine[],
  notes: readonly CreditNote[],
): CreditNoteLine[] {
  return sent.map((line, index) => {
    const at = `lines[${index}]`;
    refuseUnsupported(line, ["tax_amounts", "tax_rates"]);
    return line.type === "custom_line_item"
      ? customLine(world, line, at)
      : invoiceLine(world, line, { invoice, at, notes });
  });
}

const missing = (param: string) =>
  invalidRequest(`Missing required param: ${param}.`, { code: "parameter_missing", param });

function customLine(world: World, sent: SentCreditLine, at: string): CreditNoteLine {
  const { unit_amount: unit, unit_amount_decimal: decimal, quantity = 1 } = sent;
  if (unit === undefined && decimal === undefined) throw missing(`${at}[unit_amount]`);
  const each = Number(decimal ?? unit);
  return creditLine(world, sent, {
    amount: roundAmount(parseExactAmount(decimal ?? String(unit)) * BigInt(quantity)),
    description: sent.description ?? null,
    quantity,
    unit_amount: Number.isInteger(each) ? each : null,
    unit_amount_decimal: decimal ?? String(unit),
  });
}

/** The single line for a request that only gives an amount. Its description is unverified. */
export const amountLine = (world: World, invoice: Invoice, amount: number): CreditNoteLine =>
  customLine(
    world,
    {
      type: "custom_line_item",
      unit_amount: amount,
      description: `Credit for invoice ${invoice.number ?? ""}`,
    },
    "lines[0]",
  );

type CreditedInvoice = { invoice: Invoice; at: string; notes: readonly CreditNote[] };

/**
 * Credits part of an invoice's line, by quantity or by amount, or all that remains of it. Discounts and taxes are
 * shared proportionally.
 */
function invoiceLine(
  world: World,
  sent: SentCreditLine,
  { invoice, at, notes }: CreditedInvoice,
): CreditNoteLine {
  const id = sent.invoice_line_item;
  if (!id) throw missing(`${at}[invoice_line_item]`);
  const line = invoice.lines.data.find((one) => one.id === id);
  if (!line) throw noSuch("line_item", id, `${at}[invoice_line_item]`);
  const left = line.amount - creditedBefore(line, notes);
  const { amount = amountOf(line, sent.quantity) ?? left } = sent;
  if (amount > left || amount < 0)
    throw invalidRequest(
      `The amount of the credit note line item (${amount}) is more than what is left of the invoice line item (${left}).`,
      { param: `${at}[amount]` },
    );
  const part = (whole: number) => shareOf(toExactAmount(whole), amount, line.amount || 1);
  return creditLine(world, sent, {
    amount,
    description: line.description,
    discount_amounts: line.discount_amounts.map((one) => ({ ...one, amount: part(one.amount) })),
    invoice_line_item: line.id,
    quantity: sent.quantity ?? null,
    taxes: line.taxes.map((one) => ({
      ...one,
      amount: part(one.amount),
      taxable_amount: part(one.taxable_amount),
    })),
  });
}

const amountOf = (
  { amount, quantity: all }: InvoiceLine,
  quantity: number | undefined,
): number | undefined =>
  quantity === undefined ? undefined : shareOf(toExactAmount(amount), quantity, all || 1);

const creditedBefore = ({ id }: InvoiceLine, notes: readonly CreditNote[]): number =>
  notes
    .flatMap(({ lines }) => lines.data)
    .filter((line) => line.invoice_line_item === id)
    .reduce((sum, { amount }) => sum + amount, 0);

function creditLine(world: World, sent: SentCreditLine, values: Partial<CreditNoteLine>): CreditNoteLine {
  const { discount_amounts = [] } = values;
  return buildObject("credit_note_line_item", {
    id: world.newId("cnli"),
    discount_amounts,
    taxes: [],
    ...values,
    discount_amount: discount_amounts.reduce((sum, { amount }) => sum + amount, 0),
    livemode: world.livemode,
    metadata: mergeMetadata({}, sent.metadata),
    pretax_credit_amounts: discount_amounts.map((one) => ({ ...one, type: "discount" })),
    type: sent.type,
  }) as unknown as CreditNoteLine;
}
