import { plainText } from "../../plain-text";
import type { PortalSettings } from "../../settings/schema";
import type { Service } from "../../settings/service";
import type { Plan, Product } from "../../stripe/catalogue/plans";
import type { Price } from "../../stripe/catalogue/price";
import type { QuantityLimits } from "../plan/quantity-limits";
import type { PageWishes } from "./read-wishes";

/** Narrows the merchant's settings by a page's wishes. A wish can never add anything. Pure. */

export function narrowSettings(settings: PortalSettings, { disableCoupon }: PageWishes): PortalSettings {
  return disableCoupon ? { ...settings, coupon: false, couponOnResubscribe: false } : settings;
}

/** A tier's name for pages: its `sb_tier` tag in Stripe, or else its product's name. */
export const tierOf = ({ metadata, name }: Pick<Product, "metadata" | "name">) =>
  plainText(metadata.sb_tier ?? name);

/**
 * The name of a product's service for pages: the product's `sb_service` tag in Stripe, or else the service's own name.
 */
export const serviceOf = ({ metadata }: Pick<Product, "metadata">, service: Service | null) =>
  metadata.sb_service === undefined ? (service?.name ?? null) : plainText(metadata.sb_service);

/**
 * The plans that a page wants to offer. If the page asks for a service that no plan belongs to, that wish is ignored.
 */
export function narrowPlans(plans: Plan[], wishes: PageWishes, service: Service | null): Plan[] {
  const hidden = [...(wishes.disableTiers ?? []), ...(wishes.hideTiers ?? [])];
  const left = plans.filter(({ product }) => !hidden.includes(tierOf(product)));
  return hasService(plans, wishes, service)
    ? left.filter(({ product }) => serviceOf(product, service) === wishes.service)
    : left;
}

const hasService = (plans: Plan[], wishes: PageWishes, service: Service | null) =>
  wishes.service !== undefined && plans.some(({ product }) => serviceOf(product, service) === wishes.service);

/**
 * The limits that are within both the product's limits and the page's. The page's step is used only if it is a multiple
 * of the product's step. Limits of the page that would leave no choice are ignored.
 */
export function narrowLimits(
  limits: QuantityLimits,
  unitLabel: string | null,
  { unitLimits }: PageWishes,
): QuantityLimits {
  const wished =
    unitLabel !== null && unitLimits && Object.hasOwn(unitLimits, unitLabel) ? unitLimits[unitLabel] : {};
  const { min = limits.min, max = limits.max, step = limits.step } = wished ?? {};
  const from = limits.min + Math.ceil(Math.max(0, min - limits.min) / limits.step) * limits.step;
  const isMultiple = step > 0 && step % limits.step === 0;
  const narrowed = {
    min: from,
    max: Math.min(limits.max, max),
    step: isMultiple ? step : limits.step,
  };
  return narrowed.min <= narrowed.max ? narrowed : limits;
}

/** The quantity that a page wants the dialog to show first. Null for the current number. */
export function wishedQuantity(
  { min, max, step }: QuantityLimits,
  unitLabel: string | null,
  { quantity }: PageWishes,
): number | null {
  const ofUnit = typeof quantity === "object" && unitLabel !== null && Object.hasOwn(quantity, unitLabel);
  const wished = typeof quantity === "number" ? quantity : ofUnit ? quantity[unitLabel] : undefined;
  const isWithin = wished !== undefined && wished >= min && wished <= max && (wished - min) % step === 0;
  return isWithin ? wished : null;
}

/**
 * The plan that a page wants the dialog to select first. Undefined if there is no such plan. `usual` is the price that
 * is selected by default. If the page names only an interval, the plan is of the same tier as `usual`. If the page
 * names only a tier, the plan has the same interval as `usual`, if there is such a plan.
 */
export function wishedPlan(
  plans: readonly Plan[],
  usual: Price,
  { tier, interval, interval_count: count = 1 }: PageWishes,
): Plan | undefined {
  if (tier === undefined && interval === undefined) return undefined;
  const ofTier = plans.filter(({ price, product }) =>
    tier === undefined ? price.productId === usual.productId : tierOf(product) === tier,
  );
  const wanted = interval === undefined ? usual : { interval, intervalCount: count };
  const byInterval = ofTier.find(
    ({ price }) => price.interval === wanted.interval && price.intervalCount === wanted.intervalCount,
  );
  return byInterval ?? (interval === undefined ? ofTier[0] : undefined);
}

/** Lists the wishes that the settings don't allow or that don't exist in the catalog, by their names in the page. */
export function refusedWishes(
  wishes: PageWishes,
  { settings, service, plans }: { settings: PortalSettings; service: Service | null; plans: Plan[] },
): string[] {
  const { cancel_now: now } = wishes;
  return [
    ...(wishes.ignored ?? []),
    ...(now !== undefined && now !== settings.cancelImmediately ? ["cancel_now"] : []),
    ...(wishes.service !== undefined && !hasService(plans, wishes, service) ? ["service"] : []),
  ];
}
