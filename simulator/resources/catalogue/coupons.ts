import type Stripe from "stripe";
import type { Call, Resource } from "../../call";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { buildObject } from "../../schema/build-object";
import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest } from "../../wire/errors";
import type { Stored, World } from "../../world";
import { sentFields } from "../sent-fields";
import { byLowerCase } from "./currency-options";

function create({ world, params }: Call<Stripe.CouponCreateParams>): Stored {
  refuseContradictions(params);
  const id = params.id ?? world.newCode();
  const holder = world.find("coupon", id);
  if (holder && !holder._deleted) {
    throw invalidRequest("Coupon already exists.", { code: "resource_already_exists", param: "id" });
  }
  for (const [i, product] of (params.applies_to?.products ?? []).entries())
    requireObject(world, "product", product, `applies_to[products][${i}]`);
  return world.put(
    buildObject("coupon", {
      id,
      created: world.now(),
      duration: params.duration ?? "once",
      livemode: world.livemode,
      times_redeemed: 0,
      valid: true,
      ...sentFields(params, [
        "amount_off",
        "applies_to",
        "currency",
        "duration_in_months",
        "max_redemptions",
        "name",
        "percent_off",
        "redeem_by",
      ]),
      ...optionsOf(params),
      metadata: mergeMetadata({}, params.metadata),
    }),
  );
}

/** The coupon's amounts in other currencies, merged with its existing ones. A percentage has none. */
function optionsOf({ currency_options: sent }: Stripe.CouponUpdateParams, before?: Stored): object {
  return sent
    ? { currency_options: { ...(before?.currency_options as object | undefined), ...byLowerCase(sent) } }
    : {};
}

function refuseContradictions(params: Stripe.CouponCreateParams): void {
  const { percent_off: percent, amount_off: amount, currency, duration, duration_in_months: months } = params;
  if ((percent === undefined) === (amount === undefined)) {
    throw invalidRequest("Must provide one of percent_off or amount_off.", { code: "parameter_missing" });
  }
  if (amount !== undefined && !currency) {
    throw invalidRequest("Must provide currency when amount_off is given.", {
      code: "parameter_missing",
      param: "currency",
    });
  }
  if ((duration === "repeating") !== (months !== undefined)) {
    throw invalidRequest("duration_in_months belongs to a coupon whose duration is repeating.", {
      param: "duration_in_months",
    });
  }
}

function update({ world, path, params }: Call<Stripe.CouponUpdateParams>): Stored {
  const coupon = requireObject(world, "coupon", path.coupon ?? "");
  return world.change(coupon, {
    ...sentFields(params, ["name"]),
    ...optionsOf(params, coupon),
    metadata: mergeMetadata(coupon.metadata, params.metadata),
  });
}

/**
 * A deleted coupon stays in effect wherever it was applied. Its terms are preserved, but it can no longer be
 * found.
 */
function remove({ world, path }: Call): Stored {
  const coupon = requireObject(world, "coupon", path.coupon ?? "");
  world.change(coupon, { _deleted: true, valid: false });
  return { id: coupon.id, object: "coupon", deleted: true };
}

/** Whether the coupon has neither expired nor been used up. */
export function isRedeemable(world: World, coupon: Stored): boolean {
  const { max_redemptions: most, redeem_by: until, times_redeemed: times, valid } = coupon;
  const isOver = until !== null && Number(until) <= world.now();
  const isUsedUp = most !== null && Number(times) >= Number(most);
  return valid === true && !isOver && !isUsedUp;
}

const shown = (world: World, coupon: Stored): Stored => ({ ...coupon, valid: isRedeemable(world, coupon) });

export const coupons: Resource = {
  "GET /v1/coupons": ({ world, params }) => ({
    matches: listMatching(world, "coupon", params).map((one) => shown(world, one)),
  }),
  "POST /v1/coupons": create,
  "GET /v1/coupons/{coupon}": ({ world, path }) =>
    shown(world, requireObject(world, "coupon", path.coupon ?? "")),
  "POST /v1/coupons/{coupon}": update,
  "DELETE /v1/coupons/{coupon}": remove,
};
