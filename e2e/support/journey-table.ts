import { operationNames, operations } from "@/lib/operations/operations";
import type { OperationName } from "@/lib/operations/operations";
import { at } from "./journey";
import type { Journey } from "./journey";

/** Which journey shows what of each operation. A test holds the titles to the files (`scripts/journeys.test.ts`). */

export const journeyCases = [
  "works",
  "switched off",
  "not theirs",
  "Stripe refuses",
  "bank asks",
  "double click",
] as const;
export type JourneyCase = (typeof journeyCases)[number];

/** Why the case cannot arise. */
export type Impossible = { because: string };

const never = (because: string): Impossible => ({ because });

const movesNoMoney = never("moves no money");
const switchedOff = (name: OperationName) =>
  at("refusals", "is refused once the merchant has switched it off, whatever the page still shows", name);
const notTheirs = (name: OperationName) => at("refusals", "does not exist for what is somebody else's", name);
const twice = (name: OperationName) => at("refusals", "is done once by a double click", name);

/** The cases that no journey tells for every operation alike. */
type Told = Partial<Record<JourneyCase, Journey | Impossible>> & {
  works: Journey;
  "Stripe refuses": Journey;
};

const told: Record<OperationName, Told> = {
  change_plan: {
    works: at("change-plan", "an upgrade starts at once and takes exactly the amount that was on the button"),
    "Stripe refuses": at(
      "change-plan",
      "a declined card changes nothing, says why, and leaves the choice as it was",
    ),
    "bank asks": at(
      "strong-authentication",
      "is completed in another tab, and the portal says what happened",
      "a change of plan",
    ),
  },
  change_quantity: {
    works: at(
      "change-quantity",
      "more seats start at once and take exactly the amount that was on the button",
    ),
    "Stripe refuses": at(
      "change-quantity",
      "a declined card changes nothing, says why, and leaves the number as it was",
    ),
    "bank asks": at("change-quantity", "a bank that asks keeps the old number until it has its answer"),
    "double click": at("change-quantity", "a double click changes the seats once"),
  },
  remove_add_on: {
    works: at("remove-add-on", "an add-on is had until the renewal, can be kept again, and the plan goes on"),
    "Stripe refuses": at("remove-add-on", "when Stripe refuses, nothing is removed, and the dialog says so"),
  },
  apply_coupon: {
    works: at(
      "apply-coupon",
      "a code says what it takes off before it is added, and the next charge is lower",
    ),
    "Stripe refuses": at("apply-coupon", "Stripe's last word is told, and nothing is changed"),
    "bank asks": never("moves no money: the next invoice is lower"),
    "double click": at("apply-coupon", "a double click adds a code once"),
  },
  use_payment_method: {
    works: at("payment-methods", "another one pays for one subscription, and the default pays again"),
    "Stripe refuses": at(
      "payment-methods",
      "what Stripe refuses is said, nothing is changed, and it can be tried again",
    ),
  },
  resubscribe: {
    works: at(
      "resubscribe",
      "what has ended starts again as a new subscription, for exactly the amount on the button",
    ),
    "Stripe refuses": at(
      "resubscribe",
      "a declined card starts nothing, says why, and the next try can work",
    ),
    "bank asks": at(
      "strong-authentication",
      "is completed in another tab, and the portal says what happened",
      "a resubscription",
    ),
  },
  resume: {
    works: at("pause", "is resumed for exactly the amount that was on the button"),
    "Stripe refuses": at("pause", "stays paused with a declined card, says why, and owes nothing"),
    "bank asks": at("pause", "stays paused while the bank asks, and says where to answer"),
  },
  keep_subscription: {
    works: at("keep-subscription", "one click keeps what was about to end, and the page and Stripe know it"),
    "Stripe refuses": at(
      "keep-subscription",
      "when Stripe refuses, it still ends, that is said, and the next try can work",
    ),
  },
  discard_change: {
    works: at("discard-change", "a change that waits for the renewal is dropped in one click"),
    "Stripe refuses": at(
      "discard-change",
      "when Stripe does not answer, the change stays planned and that is said",
    ),
    "bank asks": never("moves no money: what the bank was asked for is dropped with the change"),
    "double click": at("discard-change", "a double click drops it once"),
  },
  pause: {
    works: at("pause", "payments pause from the renewal on, resume, and the next period is charged"),
    "Stripe refuses": at("pause", "when Stripe refuses, nothing is paused, and the dialog says so"),
    "double click": at("pause", "a double click pauses once, also when it comes before the script"),
  },
  cancellation: {
    works: at(
      "cancellation",
      "two clicks cancel at the end of the period, without a reason, and the page and Stripe know it",
    ),
    "Stripe refuses": at(
      "cancellation",
      "Stripe out of reach is said, nothing is lost, and the next try goes through",
    ),
    "bank asks": never(
      "no end waits for a payment: what was used is billed after it, and paid by `pay_invoice`",
    ),
  },
  update_card: {
    works: at("update-card", "a new card is saved in another tab, and the portal notices by itself"),
    "Stripe refuses": at(
      "update-card-ways",
      "a refused card keeps the form, says why, and another one can be tried in it",
    ),
    "bank asks": at(
      "update-card-ways",
      "a bank's question can be seen and answered although the dialog was above everything",
    ),
    "double click": at("update-card-ways", "a double click saves once and pays once"),
  },
  set_default_payment_method: {
    works: at(
      "payment-methods",
      "everything saved is listed, another one is made the default, and one is removed",
    ),
    "Stripe refuses": at(
      "payment-methods",
      "what Stripe refuses is said, nothing is changed, and it can be tried again",
    ),
  },
  remove_payment_method: {
    works: at(
      "payment-methods",
      "everything saved is listed, another one is made the default, and one is removed",
    ),
    "Stripe refuses": at(
      "payment-methods",
      "what Stripe refuses is said, nothing is changed, and it can be tried again",
    ),
  },
  pay_invoice: {
    works: at("pay-invoice", "what is due is paid in two clicks, for exactly the amount on the button"),
    // No setting is in its way.
    "switched off": at("pay-invoice", "it can be paid with every setting turned off"),
    "Stripe refuses": at(
      "pay-invoice",
      "a declined card pays nothing and says why, and the next card is shown before it pays",
    ),
    "bank asks": at(
      "strong-authentication",
      "is completed in another tab, and the portal says what happened",
      "an open invoice",
    ),
    "double click": at("pay-invoice", "a double click pays once"),
  },
  billing_details: {
    works: at("billing-details", "what is written is saved, shown, and there in the form again"),
    "Stripe refuses": at(
      "billing-details",
      "an address that Stripe cannot place says so, and the next try works",
    ),
    "double click": at("billing-details", "a double click, and clicks before the script arrived, save once"),
  },
  add_tax_id: {
    works: at("tax-ids", "a tax ID is added, checked against the register, and removed again"),
    "Stripe refuses": at("tax-ids", "a number that Stripe refuses is marked, stays, and can be mended"),
    "double click": at("tax-ids", "a number that Stripe refuses is marked, stays, and can be mended"),
  },
  remove_tax_id: {
    works: at("tax-ids", "a tax ID is added, checked against the register, and removed again"),
    "Stripe refuses": at(
      "tax-ids",
      "a removal that Stripe refuses leaves the number, says so, and can be tried again",
    ),
    "double click": at("tax-ids", "a tax ID is added, checked against the register, and removed again"),
  },
};

function journeysOf(name: OperationName): Record<JourneyCase, Journey | Impossible> {
  return {
    "switched off": switchedOff(name),
    "not theirs": notTheirs(name),
    // What charges has a journey of its own: it is missed where the table has none.
    "bank asks": operations[name].charges ? never("") : movesNoMoney,
    "double click": twice(name),
    ...told[name],
  };
}

export const journeyTable = Object.fromEntries(
  operationNames.map((name) => [name, journeysOf(name)]),
) as Record<OperationName, Record<JourneyCase, Journey | Impossible>>;
