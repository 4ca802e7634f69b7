import { type OperationName, operationNames, operations } from "@/lib/operations/operations";
import { at, type Journey } from "./journey";

/** The journey that shows each case of each operation. scripts/journeys.test.ts checks the titles against the files. */

export const journeyCases = [
  "works",
  "switched off",
  "not theirs",
  "Stripe refuses",
  "bank asks",
  "double click",
] as const;
export type JourneyCase = (typeof journeyCases)[number];

/** The reason why the case can't happen. */
export type ImpossibleCase = { because: string };

const impossible = (because: string): ImpossibleCase => ({ because });

const movesNoMoney = impossible("moves no money");
const switchedOff = (name: OperationName) =>
  at("refusals", "is refused once the merchant has turned it off, whatever the page still shows", name);
const notTheirs = (name: OperationName) =>
  at("refusals", "is refused for another customer's objects, as if they didn't exist", name);
const doubleClick = (name: OperationName) => at("refusals", "happens once on a double click", name);

/** What the table says about one operation. `works` and `Stripe refuses` need a journey of their own; the other cases have defaults. */
type Told = Partial<Record<JourneyCase, Journey | ImpossibleCase>> & {
  works: Journey;
  "Stripe refuses": Journey;
};

const told: Record<OperationName, Told> = {
  change_plan: {
    works: at("change-plan", "an upgrade starts immediately and charges exactly the amount on the button"),
    "Stripe refuses": at("change-plan", "a declined card changes nothing, says why, and keeps the choice"),
    "bank asks": at(
      "strong-authentication",
      "is completed in another tab, and the portal shows the result",
      "a plan change",
    ),
  },
  change_quantity: {
    works: at("change-quantity", "more seats start immediately and charge exactly the amount on the button"),
    "Stripe refuses": at(
      "change-quantity",
      "a declined card changes nothing, says why, and keeps the typed quantity",
    ),
    "bank asks": at(
      "change-quantity",
      "when the bank asks, the old quantity stays until the customer confirms",
    ),
    "double click": at("change-quantity", "a double click changes the seats once"),
  },
  remove_add_on: {
    works: at(
      "remove-add-on",
      "a removed add-on ends at the renewal, the removal can be undone, and the plan continues",
    ),
    "Stripe refuses": at("remove-add-on", "when Stripe refuses, nothing is removed, and the dialog says so"),
  },
  apply_coupon: {
    works: at("apply-coupon", "a code's discount is shown before it is added, and the next charge is lower"),
    "Stripe refuses": at("apply-coupon", "a refusal by Stripe is shown, and nothing is changed"),
    "bank asks": impossible("moves no money: the next invoice is lower"),
    "double click": at("apply-coupon", "a double click adds a code once"),
  },
  use_payment_method: {
    works: at(
      "payment-methods",
      "a subscription can switch to another payment method and back to the default",
    ),
    "Stripe refuses": at(
      "payment-methods",
      "when Stripe refuses, the dialog says that nothing was changed, and the next attempt works",
    ),
  },
  resubscribe: {
    works: at(
      "resubscribe",
      "an ended subscription restarts as a new one, for exactly the amount on the button",
    ),
    "Stripe refuses": at(
      "resubscribe",
      "when the card is declined, nothing starts, the dialog says why, and the next attempt works",
    ),
    "bank asks": at(
      "strong-authentication",
      "is completed in another tab, and the portal shows the result",
      "a resubscription",
    ),
  },
  resume: {
    works: at("pause", "is resumed for exactly the amount on the button"),
    "Stripe refuses": at("pause", "stays paused after a declined card, and the page says why"),
    "bank asks": at("pause", "stays paused while the bank asks, and the page says where to answer"),
  },
  keep_subscription: {
    works: at(
      "keep-subscription",
      "one click keeps a subscription that was about to end, and the page and Stripe agree",
    ),
    "Stripe refuses": at(
      "keep-subscription",
      "when Stripe refuses, the subscription still ends, the page says so, and the next attempt works",
    ),
  },
  discard_change: {
    works: at("discard-change", "a change that waits for the renewal is discarded in one click"),
    "Stripe refuses": at(
      "discard-change",
      "when Stripe doesn't answer, the change stays scheduled, and the page says so",
    ),
    "bank asks": impossible("moves no money: the bank's question is dropped with the change"),
    "double click": at("discard-change", "a double click discards the change once"),
  },
  pause: {
    works: at("pause", "payments stop at the renewal, and after resuming, the next period is charged"),
    "Stripe refuses": at("pause", "when Stripe refuses, nothing is paused, and the dialog says so"),
    "double click": at("pause", "a double click pauses once, even before the script loads"),
  },
  cancellation: {
    works: at(
      "cancellation",
      "two clicks cancel at the end of the period, without a reason, and the page and Stripe agree",
    ),
    "Stripe refuses": at(
      "cancellation",
      "when Stripe can't be reached, the page says so, keeps the input, and the next attempt works",
    ),
    "bank asks": impossible(
      "canceling never waits for a payment: usage is billed afterwards and paid with `pay_invoice`",
    ),
  },
  update_card: {
    works: at("update-card", "a new card is saved in another tab, and the portal updates automatically"),
    "Stripe refuses": at(
      "update-card-ways",
      "a refused card keeps the form open and says why, and another card can be tried",
    ),
    "bank asks": at(
      "update-card-ways",
      "a bank's question can be seen and answered even though the dialog was on top",
    ),
    "double click": at("update-card-ways", "a double click saves once and pays once"),
  },
  set_default_payment_method: {
    works: at(
      "payment-methods",
      "all saved methods are listed, another becomes the default, and one is removed",
    ),
    "Stripe refuses": at(
      "payment-methods",
      "when Stripe refuses, the dialog says that nothing was changed, and the next attempt works",
    ),
  },
  remove_payment_method: {
    works: at(
      "payment-methods",
      "all saved methods are listed, another becomes the default, and one is removed",
    ),
    "Stripe refuses": at(
      "payment-methods",
      "when Stripe refuses, the dialog says that nothing was changed, and the next attempt works",
    ),
  },
  pay_invoice: {
    works: at("pay-invoice", "a due payment is made in two clicks, for exactly the amount on the button"),
    // No setting can turn this operation off.
    "switched off": at("pay-invoice", "a due payment can be made with every setting turned off"),
    "Stripe refuses": at(
      "pay-invoice",
      "a declined card pays nothing and says why, and the next card is shown before it is charged",
    ),
    "bank asks": at(
      "strong-authentication",
      "is completed in another tab, and the portal shows the result",
      "an open invoice",
    ),
    "double click": at("pay-invoice", "a double click pays once"),
  },
  billing_details: {
    works: at("billing-details", "details are saved, shown, and filled in when the form opens again"),
    "Stripe refuses": at(
      "billing-details",
      "an address that Stripe can't locate is refused with a message, and the next attempt works",
    ),
    "double click": at("billing-details", "a double click, or clicks before the script loads, save once"),
  },
  add_tax_id: {
    works: at("tax-ids", "a tax ID is added, checked against the register, and removed"),
    "Stripe refuses": at("tax-ids", "a number that Stripe refuses is marked, stays, and can be corrected"),
    "double click": at("tax-ids", "a number that Stripe refuses is marked, stays, and can be corrected"),
  },
  remove_tax_id: {
    works: at("tax-ids", "a tax ID is added, checked against the register, and removed"),
    "Stripe refuses": at(
      "tax-ids",
      "if Stripe refuses a removal, the tax ID stays, the page says so, and the next attempt works",
    ),
    "double click": at("tax-ids", "a tax ID is added, checked against the register, and removed"),
  },
};

function journeysOf(name: OperationName): Record<JourneyCase, Journey | ImpossibleCase> {
  return {
    "switched off": switchedOff(name),
    "not theirs": notTheirs(name),
    // Operations that charge replace this with a journey in `told`; an empty reason fails the test.
    "bank asks": operations[name].charges ? impossible("") : movesNoMoney,
    "double click": doubleClick(name),
    ...told[name],
  };
}

export const journeyTable = Object.fromEntries(
  operationNames.map((name) => [name, journeysOf(name)]),
) as Record<OperationName, Record<JourneyCase, Journey | ImpossibleCase>>;
