import type Stripe from "stripe";
import type { Price, Tier } from "../../billing/prices/price-records";
import { invalidRequest } from "../../wire/errors";

/** The amounts of a price or of one of its currencies: one amount per unit, or tiers. */
export type SentAmounts = Pick<
  Stripe.PriceCreateParams,
  "tiers" | "tiers_mode" | "transform_quantity" | "unit_amount" | "unit_amount_decimal"
>;

/** The fields of a tiered price. Each tier ends with its last unit, and the last tier has no end. */
export function tieredAmounts(
  { tiers, tiers_mode: mode, transform_quantity }: SentAmounts,
  named: (name: string) => string,
): Pick<Price, "tiers" | "unit_amount" | "unit_amount_decimal"> {
  if (!tiers?.length || !mode) {
    throw invalidRequest("You must specify `tiers` and `tiers_mode` when `billing_scheme=tiered`.", {
      code: "parameter_missing",
      param: tiers?.length ? "tiers_mode" : named("tiers"),
    });
  }
  if (transform_quantity) {
    throw invalidRequest("`transform_quantity` cannot be used when `billing_scheme=tiered`.", {
      param: "transform_quantity",
    });
  }
  refuseDisorder(tiers, named("tiers"));
  return { tiers: tiers.map(tierOf), unit_amount: null, unit_amount_decimal: null };
}

/** The error's wording is from memory and unverified. */
function refuseDisorder(tiers: Stripe.PriceCreateParams.Tier[], path: string): void {
  tiers.forEach(({ up_to: last, ...amounts }, i) => {
    const before = tiers[i - 1]?.up_to ?? 0;
    const isEnd = i === tiers.length - 1;
    if (isEnd !== (last === "inf")) {
      throw invalidRequest("The last tier, and no other, must have `up_to` set to `inf`.", {
        param: `${path}[${i}][up_to]`,
      });
    }
    if (!isEnd && Number(last) <= Number(before)) {
      throw invalidRequest("Each tier must go further than the one before.", {
        param: `${path}[${i}][up_to]`,
      });
    }
    if (Object.values(amounts).every((amount) => amount === undefined)) {
      throw invalidRequest("Each tier must have a `unit_amount` or a `flat_amount`.", {
        param: `${path}[${i}]`,
      });
    }
  });
}

function tierOf(tier: Stripe.PriceCreateParams.Tier): Tier {
  const [flat, each] = [
    amountOf(tier.flat_amount, tier.flat_amount_decimal),
    amountOf(tier.unit_amount, tier.unit_amount_decimal),
  ];
  return {
    flat_amount: flat.whole,
    flat_amount_decimal: flat.decimal,
    unit_amount: each.whole,
    unit_amount_decimal: each.decimal,
    up_to: tier.up_to === "inf" ? null : Number(tier.up_to),
  };
}

/** An amount as an integer and as a decimal. A fraction has no integer form. */
function amountOf(
  whole: number | undefined,
  sent: unknown,
): { whole: number | null; decimal: string | null } {
  const decimal = sent === undefined ? (whole === undefined ? null : String(whole)) : String(sent);
  return { whole: decimal !== null && /^\d+$/.test(decimal) ? Number(decimal) : null, decimal };
}
