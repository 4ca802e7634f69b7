import { type CustomerDeclaration, type EventField, unpaid } from "./declaration";

const paymentMethodId: EventField = {
  type: "string",
  what: "The payment method’s ID in Stripe.",
  example: "pm_1MqLiJLkdIwHu7ixUEgbFdYF",
};

/** Operations on the customer. They depend only on the settings. */
export const customerOperations = {
  update_card: {
    settings: ["updateCard"],
    rights: ["setup_intent_write", "checkout_session_write", "customer_write"],
    asks: true,
    charges: true,
    dashboard: { done: "Updated the card", to: "update the card", icon: "card", tone: "positive" },
    event: {
      when: "The customer saved another card. If a payment was due, the card was charged for it.",
      object: "payment_method",
      outcomes: ["saved", "paid", "payment_required"],
    },
  },
  set_default_payment_method: {
    settings: ["choosePaymentMethod"],
    rights: ["customer_write"],
    asks: false,
    dashboard: {
      done: "Changed the default payment method",
      to: "change the default payment method",
      icon: "card",
      tone: "accent",
    },
    event: {
      when: "The customer chose another default payment method.",
      object: "payment_method",
      outcomes: ["saved"],
      fields: { paymentMethodId },
    },
  },
  remove_payment_method: {
    settings: ["removePaymentMethods"],
    rights: ["payment_method_write"],
    asks: true,
    dashboard: {
      done: "Removed a payment method",
      to: "remove a payment method",
      icon: "card",
      tone: "neutral",
    },
    event: {
      when: "The customer removed a saved payment method.",
      object: "payment_method",
      outcomes: ["removed"],
      fields: { paymentMethodId },
    },
  },
  // Debts can always be paid, regardless of the settings.
  pay_invoice: {
    settings: [],
    asks: true,
    isQuoted: true,
    charges: true,
    dashboard: { done: "Paid an invoice", to: "pay an invoice", icon: "check", tone: "positive" },
    event: {
      when: "The customer paid an open invoice.",
      object: "invoice",
      outcomes: ["paid", ...unpaid],
      namesNoCustomer: true,
      fields: {
        invoiceId: {
          type: "string",
          what: "The invoice’s ID in Stripe.",
          example: "in_1MtHbELkdIwHu7ixl4OzzPMv",
        },
      },
    },
  },
  billing_details: {
    settings: ["billingDetails"],
    rights: ["customer_write"],
    asks: true,
    needsProof: true,
    dashboard: { done: "Edited billing details", to: "edit billing details", icon: "person", tone: "accent" },
    event: { when: "The customer saved the billing details.", object: "customer", outcomes: ["saved"] },
  },
  purchase_order: {
    settings: ["purchaseOrder"],
    rights: ["customer_write"],
    asks: true,
    needsProof: true,
    dashboard: {
      done: "Set a purchase order number",
      to: "set a purchase order number",
      icon: "receipt",
      tone: "accent",
    },
    event: {
      when: "The customer saved or removed the purchase order number.",
      object: "customer",
      outcomes: ["saved", "removed"],
    },
  },
  add_tax_id: {
    settings: ["taxIds"],
    rights: ["tax_id_write"],
    asks: true,
    needsProof: true,
    dashboard: { done: "Added a tax ID", to: "add a tax ID", icon: "receipt", tone: "accent" },
    event: { when: "The customer added a tax ID.", object: "tax_id", outcomes: ["added"] },
  },
  remove_tax_id: {
    settings: ["taxIds"],
    rights: ["tax_id_write"],
    asks: true,
    needsProof: true,
    dashboard: { done: "Removed a tax ID", to: "remove a tax ID", icon: "receipt", tone: "neutral" },
    event: {
      when: "The customer removed a tax ID.",
      object: "tax_id",
      outcomes: ["removed"],
      fields: {
        taxId: {
          type: "string",
          what: "The tax ID’s ID in Stripe.",
          example: "txi_1NuMB12eZvKYlo2CMecoWkZd",
        },
      },
    },
  },
} as const satisfies Record<string, CustomerDeclaration>;
