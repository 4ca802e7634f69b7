import { invalidRequest } from "../../wire/errors";
import { noSuch } from "../../wire/no-such";
import type { World } from "../../world";
import type { Subscription, SubscriptionItem } from "../records";
import type { TaxRate } from "./tax-records";

/** Tax rates in a request; `""` removes them all. */
export type SentTaxRates = string[] | "";

/** Documented: the limit for each line. */
const maxRatesPerLine = 5;

/** The IDs of a request's rates. They must exist, but may be archived. */
export function readTaxRates(world: World, sent: SentTaxRates, param: string): string[] {
  const ids = sent || [];
  ids.forEach((id, i) => {
    if (!world.find<TaxRate>("tax_rate", id)) throw noSuch("tax_rate", id, `${param}[${i}]`);
  });
  if (ids.length <= maxRatesPerLine) return ids;
  throw invalidRequest(`You can only specify up to ${maxRatesPerLine} tax rates.`, { param });
}

/**
 * Like `readTaxRates`, for rates that apply from now on: an archived rate is allowed only if it was already
 * set.
 */
export function readNewTaxRates(
  world: World,
  sent: SentTaxRates,
  param: string,
  had: readonly string[] = [],
): string[] {
  const ids = readTaxRates(world, sent, param);
  refuseArchived(world, ids, had);
  return ids;
}

/** The item's own rates, or the subscription's if it has none (documented). */
export const effectiveRates = (
  subscription: Pick<Subscription, "default_tax_rates">,
  item: Pick<SubscriptionItem, "tax_rates">,
): string[] => (item.tax_rates.length > 0 ? item.tax_rates : subscription.default_tax_rates);

type SentRates = { default_tax_rates?: SentTaxRates; items?: { tax_rates?: SentTaxRates }[] };

/**
 * An archived rate still applies if it is already set, but can't be set again (documented; the error's text is from
 * memory).
 */
export function refuseArchivedRates(world: World, asked: SentRates, before?: Subscription): void {
  const sent = [asked.default_tax_rates, ...(asked.items ?? []).map((item) => item.tax_rates)];
  const had = before
    ? [...before.default_tax_rates, ...before.items.data.flatMap(({ tax_rates: rates }) => rates)]
    : [];
  refuseArchived(
    world,
    sent.flatMap((ids) => ids || []),
    had,
  );
}

function refuseArchived(world: World, ids: readonly string[], had: readonly string[]): void {
  const archived = ids.find(
    (id) => !had.includes(id) && world.find<TaxRate>("tax_rate", id)?.active === false,
  );
  if (archived) throw invalidRequest(`The tax rate ${archived} is archived and cannot be used.`);
}
