import type { CurrencyOption } from "../../billing/prices/price-records";
import { invalidRequest } from "../../wire/errors";
import { type SentAmounts, tieredAmounts } from "./price-tiers";

type Amounts = Pick<CurrencyOption, "tiers" | "unit_amount" | "unit_amount_decimal">;

/** Reads a price's amounts. `named` turns a field's name into the full parameter name, for refusals. */
export function amountsOf(
  params: SentAmounts,
  isTiered: boolean,
  named: (name: string) => string = (name) => name,
): Amounts {
  return isTiered ? tieredAmounts(params, named) : unitAmounts(params);
}

function unitAmounts(params: SentAmounts): Amounts {
  const { unit_amount: whole } = params;
  const decimal = params.unit_amount_decimal as unknown as string | undefined;
  if (whole === undefined && decimal === undefined) {
    throw invalidRequest(
      "You must specify either `unit_amount`, `unit_amount_decimal`, or `custom_unit_amount` when `billing_scheme=per_unit`.",
    );
  }
  const text = decimal ?? String(whole);
  return { unit_amount: /^-?\d+$/.test(text) ? Number(text) : null, unit_amount_decimal: text };
}
