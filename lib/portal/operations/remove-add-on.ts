import "server-only";
import { z } from "zod";
import { PortalError } from "../../errors";
import { removeFromSchedule } from "../../stripe/schedules/schedules";
import { defineOperation } from "../execution/operation";
import {
  applyItemSwitch,
  findItemSwitch,
  type ItemSwitchOutcome,
  restoreAfterSwitch,
} from "../plan/item-switch";
import { knownSwitch as known, storedSwitch } from "../plan/stored-switch";
import { readAddOnTerms } from "../terms/add-on-terms";
import { agreeToTerms, openTerms } from "../terms/terms";

const stored = storedSwitch.extend({ addOnName: z.string() });
type Decided = z.output<typeof stored>;

/** Takes one add-on out of a subscription; the plan and everything else in it stay. */
export const removeAddOn = defineOperation<
  { itemId: string; quote: string },
  Decided,
  ItemSwitchOutcome,
  z.output<typeof known>
>({
  name: "remove_add_on",
  stored,
  known,
  input: z.strictObject({ itemId: z.string().max(255), quote: z.string().max(2000) }),

  async prepare({ operationId, visit, subscription, input: { itemId, quote: sealed } }) {
    const { removals } = await readAddOnTerms(visit, subscription);
    // What a browser names is only a wish.
    const terms = removals.find(({ item }) => item.id === itemId);
    if (!terms) throw new PortalError("invalid", "add_on_not_offered");
    const quote = openTerms(visit, terms, sealed);
    const agreed = await agreeToTerms({ operationId, visit, subscription }, terms, quote);
    return { ...agreed, addOnName: terms.addOn.product.name };
  },

  async apply(stripe, decided, under) {
    const { kind, planned, fromPriceId: priceId } = decided;
    if (kind !== "at_renewal" || !planned) return applyItemSwitch(stripe, decided, under);
    // A change that waits for the renewal too goes on, without the add-on.
    const { scheduleId } = planned;
    await removeFromSchedule(stripe, { scheduleId, priceId, operationId: under.id }, under.key);
    return { outcome: "scheduled" };
  },
  findOutcome: findItemSwitch,
  putBack: restoreAfterSwitch,

  said({ addOnName, startsAt, amountDue, currency }, { outcome }, { say, money, date }) {
    const values = { addOn: addOnName, date: date(startsAt), amount: money(amountDue, currency) };
    return say(`said.remove_add_on.${outcome}`, values);
  },
});
