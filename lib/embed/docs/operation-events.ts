import type { PortalIntents, PortalOperation, PortalOutcomes, PortalResult } from "../api";
import type { DescribedEvent, FieldsOf } from "./described-event";
import { idField, objectField, outcomeField, plan, planFields, resultFields, subscription } from "./payloads";

/** The docs' descriptions of the two events of each operation. */

const subscriptionId = { subscriptionId: ["string", "The subscription’s ID in Stripe."] } as const;
const customerId = { customerId: ["string", "The customer’s ID in Stripe."] } as const;
const ofSubscription = { subscriptionId: subscription.id };
const ofCustomer = { customerId: "cus_NffrFeUfNV2Hib" };
const unpaid = { processing: true, bank_asks: true, payment_required: true } as const;
const switched = { applied: true, scheduled: true, kept: true, invoiced: true, ...unpaid } as const;

type Words<Name extends PortalOperation> = {
  /** The customer's action, in the past tense. */
  done: string;
  /** Every possible outcome. The compiler reports a missing one. */
  outcomes: Readonly<Record<PortalOutcomes[Name], true>>;
  object: PortalResult["object"];
  /** The payload of the event before the operation. */
  before: { fields: FieldsOf<PortalIntents[Name]>; example: PortalIntents[Name] };
};

const words: { [Name in PortalOperation]: Words<Name> } = {
  change_plan: {
    done: "changed the plan, or discarded a scheduled change",
    outcomes: switched,
    object: "subscription",
    before: {
      fields: {
        ...subscriptionId,
        ...planFields,
        keeps: ["true", "Only if the change also undoes a cancellation."],
      },
      example: { ...ofSubscription, ...plan },
    },
  },
  change_quantity: {
    done: "changed the number of units",
    outcomes: switched,
    object: "subscription",
    before: {
      fields: { ...subscriptionId, quantity: ["number", "The number of units that the customer chose."] },
      example: { ...ofSubscription, quantity: 7 },
    },
  },
  remove_add_on: {
    done: "removed an add-on",
    outcomes: switched,
    object: "subscription",
    before: {
      fields: {
        ...subscriptionId,
        itemId: ["string", "The ID of the add-on’s item in Stripe."],
        addOn: ["string", "The add-on’s name, as the customer reads it."],
      },
      example: { ...ofSubscription, itemId: "si_NcLYdDxLHxlFo7", addOn: "Extra storage" },
    },
  },
  apply_coupon: {
    done: "added a promo code",
    outcomes: { applied: true },
    object: "subscription",
    before: {
      fields: { ...subscriptionId, code: ["string", "The code as the customer typed it."] },
      example: { ...ofSubscription, code: "SPRING" },
    },
  },
  use_payment_method: {
    done: "chose another payment method for one subscription",
    outcomes: { saved: true },
    object: "subscription",
    before: {
      fields: {
        ...subscriptionId,
        paymentMethodId: [
          "string",
          "The payment method’s ID in Stripe. Empty if the customer chose to follow the default.",
        ],
      },
      example: { ...ofSubscription, paymentMethodId: "pm_1MqLiJLkdIwHu7ixUEgbFdYF" },
    },
  },
  resubscribe: {
    done: "restarted an ended subscription; Stripe created a new one",
    outcomes: { started: true, ...unpaid },
    object: "subscription",
    before: {
      fields: { ...subscriptionId, ...planFields },
      example: { ...ofSubscription, ...plan },
    },
  },
  cancellation: {
    done: "canceled",
    outcomes: { at_period_end: true, now: true, discarded: true },
    object: "subscription",
    before: {
      fields: {
        ...subscriptionId,
        feedback: [
          "string",
          "Stripe’s word for the reason, such as `too_expensive`; empty if none was given.",
        ],
        comment: ["string", "The customer’s comment. Empty if there is none."],
      },
      example: { ...ofSubscription, feedback: "too_expensive", comment: "" },
    },
  },
  keep_subscription: {
    done: "undid a cancellation",
    outcomes: { kept: true },
    object: "subscription",
    before: { fields: subscriptionId, example: ofSubscription },
  },
  discard_change: {
    done: "discarded a scheduled or pending change",
    outcomes: { kept: true },
    object: "subscription",
    before: { fields: subscriptionId, example: ofSubscription },
  },
  pause: {
    done: "paused the payments",
    outcomes: { paused: true },
    object: "subscription",
    before: {
      fields: { ...subscriptionId, months: ["number", "The number of months without a payment."] },
      example: { ...ofSubscription, months: 2 },
    },
  },
  resume: {
    done: "resumed the payments or the subscription",
    outcomes: { resumed: true, ...unpaid },
    object: "subscription",
    before: { fields: subscriptionId, example: ofSubscription },
  },
  update_card: {
    done: "saved another card, and paid with it what was due",
    outcomes: { saved: true, paid: true, payment_required: true },
    object: "payment_method",
    before: { fields: customerId, example: ofCustomer },
  },
  set_default_payment_method: {
    done: "chose another default payment method",
    outcomes: { saved: true },
    object: "payment_method",
    before: {
      fields: { ...customerId, paymentMethodId: ["string", "Its ID in Stripe."] },
      example: { ...ofCustomer, paymentMethodId: "pm_1MqLiJLkdIwHu7ixUEgbFdYF" },
    },
  },
  remove_payment_method: {
    done: "removed a saved payment method",
    outcomes: { removed: true },
    object: "payment_method",
    before: {
      fields: { ...customerId, paymentMethodId: ["string", "Its ID in Stripe."] },
      example: { ...ofCustomer, paymentMethodId: "pm_1MqLiJLkdIwHu7ixUEgbFdYF" },
    },
  },
  pay_invoice: {
    done: "paid an open invoice",
    outcomes: { paid: true, ...unpaid },
    object: "invoice",
    before: {
      fields: { invoiceId: ["string", "The invoice’s ID in Stripe."] },
      example: { invoiceId: "in_1MtHbELkdIwHu7ixl4OzzPMv" },
    },
  },
  billing_details: {
    done: "saved the billing details",
    outcomes: { saved: true },
    object: "customer",
    before: { fields: customerId, example: ofCustomer },
  },
  add_tax_id: {
    done: "added a tax ID",
    outcomes: { added: true },
    object: "tax_id",
    before: { fields: customerId, example: ofCustomer },
  },
  remove_tax_id: {
    done: "removed a tax ID",
    outcomes: { removed: true },
    object: "tax_id",
    before: {
      fields: { ...customerId, taxId: ["string", "The tax ID’s ID in Stripe."] },
      example: { ...ofCustomer, taxId: "txi_1NuMB12eZvKYlo2CMecoWkZd" },
    },
  },
};

const ids: Record<PortalResult["object"], string> = {
  subscription: subscription.id,
  customer: "cus_NffrFeUfNV2Hib",
  invoice: "in_1MtHbELkdIwHu7ixl4OzzPMv",
  payment_method: "pm_1MqLiJLkdIwHu7ixUEgbFdYF",
  tax_id: "txi_1NuMB12eZvKYlo2CMecoWkZd",
};

export const operationNames = Object.keys(words) as PortalOperation[];

/** The event after an operation. */
export function eventAfter(name: PortalOperation): DescribedEvent {
  const { done, object } = words[name];
  const outcomes = Object.keys(words[name].outcomes);
  const isAboutSubscription = object === "subscription";
  const example = { ...(isAboutSubscription && subscription), object, id: ids[object], outcome: outcomes[0] };
  return {
    when: `The customer ${done}.`,
    fields: isAboutSubscription ? resultFields : { object: objectField, id: idField, outcome: outcomeField },
    example,
    outcomes,
  };
}

/** The event before an operation, which the page may refuse. */
export function eventBefore(name: PortalOperation): DescribedEvent {
  const { fields, example } = words[name].before;
  return { when: `The customer has confirmed, and nothing has been sent yet.`, fields, example };
}
