import { invalidRequest } from "../../wire/errors";
import { noSuch } from "../../wire/no-such";
import type { World } from "../../world";
import type { Subscription, SubscriptionItem } from "../records";
import type { TaxRate } from "./tax-records";

/** Tax rates as a request names them: `""` takes all away. */
export type SentTaxRates = string[] | "";

/** Documented: each line takes at most so many. */
const most = 5;

/** The ids of the rates a request names. That they exist is checked, not that they are still for new use. */
export function readTaxRates(world: World, sent: SentTaxRates, param: string): string[] {
  const ids = sent || [];
  ids.forEach((id, i) => {
    if (!world.find<TaxRate>("tax_rate", id)) throw noSuch("tax_rate", id, `${param}[${i}]`);
  });
  if (ids.length <= most) return ids;
  throw invalidRequest(`You can only specify up to ${most} tax rates.`, { param });
}

/** The same for what holds from now on: an archived rate goes on only where it was before. */
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

/** An item's own rates, which replace those of its subscription (documented). */
export const ratesOn = (
  subscription: Pick<Subscription, "default_tax_rates">,
  item: Pick<SubscriptionItem, "tax_rates">,
): string[] => (item.tax_rates.length > 0 ? item.tax_rates : subscription.default_tax_rates);

type Asked = { default_tax_rates?: SentTaxRates; items?: { tax_rates?: SentTaxRates }[] };

/** An archived rate goes on where it is set already and cannot be set anew (documented; the text is from memory). */
export function refuseArchivedRates(world: World, asked: Asked, before?: Subscription): void {
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
