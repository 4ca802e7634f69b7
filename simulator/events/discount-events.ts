import type { Stored, World } from "../world";
import type { EventDraft, ObjectChange } from "./event-draft";

/** The events for discounts added to or removed from a customer or a subscription. */
export function discountEvents(world: World, { before, after }: ObjectChange): EventDraft[] {
  const had = discountsOf(before);
  const has = discountsOf(after);
  const told = (ids: string[], word: string): EventDraft[] =>
    ids.flatMap((id) => {
      const object = world.find("discount", id);
      return object ? [{ type: `customer.discount.${word}`, object }] : [];
    });
  return [
    ...told(
      has.filter((id) => !had.includes(id)),
      "created",
    ),
    ...told(
      had.filter((id) => !has.includes(id)),
      "deleted",
    ),
  ];
}

type Owner = { discount?: unknown; discounts?: unknown; items?: { data?: { discounts?: unknown[] }[] } };

function discountsOf(owner: Stored | undefined): string[] {
  if (!owner) return [];
  const { discount, discounts, items } = owner as Owner;
  const ofItems = items?.data?.flatMap((item) => item.discounts ?? []) ?? [];
  const ids = [...(Array.isArray(discounts) ? discounts : []), discount, ...ofItems];
  return ids.filter((id) => typeof id === "string");
}
