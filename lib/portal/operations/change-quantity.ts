import "server-only";
import { z } from "zod";
import { defineOperation } from "../execution/operation";
import {
  applyItemSwitch,
  findItemSwitch,
  type ItemSwitchOutcome,
  restoreAfterSwitch,
} from "../plan/item-switch";
import { storedSwitch, switchLookup as lookup } from "../plan/stored-switch";
import { unitsOf } from "../plan/unit-label";
import { readQuantityTerms } from "../terms/quantity-terms";
import { agreeToTerms, openTerms } from "../terms/terms";

const stored = storedSwitch.extend({ units: z.string() });
type Command = z.output<typeof stored>;

/** A whole JSON number. A string that looks like a number is refused. */
export const quantityInput = z.int().min(1);

/** Changes the number of units: an increase applies now, a decrease at renewal. */
export const changeQuantity = defineOperation<
  { quantity: number; quote: string },
  Command,
  ItemSwitchOutcome,
  z.output<typeof lookup>
>({
  name: "change_quantity",
  stored,
  lookup,
  input: z.strictObject({ quantity: quantityInput, quote: z.string().max(2000) }),

  async prepare({ operationId, visit, subscription, input: { quantity, quote: sealed }, speaker }) {
    const terms = await readQuantityTerms(visit, subscription, quantity);
    const quote = openTerms(visit, terms, sealed);
    const agreed = await agreeToTerms({ operationId, visit, subscription }, terms, quote);
    return { ...agreed, units: unitsOf(terms.counted.product, quantity, speaker.language) };
  },

  apply: applyItemSwitch,
  findOutcome: findItemSwitch,
  rollBack: restoreAfterSwitch,

  said({ units, startsAt, amountDue, currency }, { outcome }, { say, money, date }) {
    const values = { units, date: date(startsAt), amount: money(amountDue, currency) };
    return say(`said.change_quantity.${outcome}`, values);
  },
});
