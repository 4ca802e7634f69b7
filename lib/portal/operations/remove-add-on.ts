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
import { storedSwitch, switchLookup as lookup } from "../plan/stored-switch";
import { readAddOnTerms } from "../terms/add-on-terms";
import { agreeToTerms, openTerms } from "../terms/terms";

const stored = storedSwitch.extend({ addOnName: z.string() });
type Command = z.output<typeof stored>;

/** Removes one add-on from a subscription and leaves the plan and the other items unchanged. */
export const removeAddOn = defineOperation<
  { itemId: string; quote: string },
  Command,
  ItemSwitchOutcome,
  z.output<typeof lookup>
>({
  name: "remove_add_on",
  stored,
  lookup,
  input: z.strictObject({ itemId: z.string().max(255), quote: z.string().max(2000) }),

  async prepare({ operationId, visit, subscription, input: { itemId, quote: sealed } }) {
    const { removals } = await readAddOnTerms(visit, subscription);
    // An ID from a browser counts only if that add-on can be removed.
    const terms = removals.find(({ item }) => item.id === itemId);
    if (!terms) throw new PortalError("invalid", "add_on_not_offered");
    const quote = openTerms(visit, terms, sealed);
    const agreed = await agreeToTerms({ operationId, visit, subscription }, terms, quote);
    return { ...agreed, addOnName: terms.addOn.product.name };
  },

  async apply(stripe, command, under) {
    const { kind, planned, fromPriceId: priceId } = command;
    if (kind !== "at_renewal" || !planned) return applyItemSwitch(stripe, command, under);
    // A change that is already scheduled for the renewal stays scheduled, without the add-on.
    const { scheduleId } = planned;
    await removeFromSchedule(stripe, { scheduleId, priceId, operationId: under.id }, under.key);
    return { outcome: "scheduled" };
  },
  findOutcome: findItemSwitch,
  rollBack: restoreAfterSwitch,

  said({ addOnName, startsAt, amountDue, currency }, { outcome }, { say, money, date }) {
    const values = { addOn: addOnName, date: date(startsAt), amount: money(amountDue, currency) };
    return say(`said.remove_add_on.${outcome}`, values);
  },
});
