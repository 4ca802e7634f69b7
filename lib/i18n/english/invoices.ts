/** Invoices, what is paid of them, and the balance. */
export const invoices = {
  "balance.credit": {
    text: "You have {amount} of credit. It is taken off your next invoices.",
    context: "The customer’s credit with the merchant.",
  },
  "balance.owed": "{amount} is still owed. It is added to your next invoice.",
  "invoices.title": "Invoices",
  "invoices.unknown": "Your invoices cannot be shown at the moment.",
  "invoice.what.change": {
    text: "Change to {plan}",
    context: "What an invoice is for: changing to this plan, or to another number of it.",
  },
  "invoice.what.several": {
    text: "{quantity} × {plan}",
    context: "What an invoice is for: this many units of a plan.",
  },
  "invoice.paid": { text: "Paid", context: "State of an invoice, on a badge." },
  "invoice.open": { text: "Open", context: "State of an invoice, on a badge: to be paid. Not the verb." },
  "invoice.on_its_way": {
    text: "On its way",
    context: "State of an invoice, on a badge: its payment was made and takes some days.",
  },
  "invoice.credited": {
    text: "Credited",
    context: "State of an invoice, on a badge: a credit note took all of it off.",
  },
  "invoice.partly_credited": {
    text: "Partly credited",
    context: "State of an invoice, on a badge: a credit note took a part of it off.",
  },
  "invoice.refunded": {
    text: "Refunded",
    context: "State of an invoice, on a badge: the money was given back.",
  },
  "invoice.partly_refunded": {
    text: "Partly refunded",
    context: "State of an invoice, on a badge: a part of the money was given back.",
  },
  "invoice.partly_paid": { text: "Partly paid", context: "State of an invoice, on a badge." },
  "invoice.from_balance": {
    text: "{amount} from your balance.",
    context: "Below an invoice: paid from the customer’s credit with the merchant.",
  },
  "invoice.amount_credited": {
    text: "{amount} credited.",
    context: "Below an invoice: taken off it by a credit note.",
  },
  "invoice.amount_paid": { text: "{amount} paid.", context: "Below an invoice." },
  "invoice.amount_refunded": { text: "{amount} refunded.", context: "Below an invoice: given back." },
  "invoice.amount_left": { text: "{amount} still due.", context: "Below an invoice." },
  "invoice.uncollectible": {
    text: "Unpaid",
    context: "State of an invoice, on a badge: it was not paid and is no longer collected.",
  },
  "invoice.void": {
    text: "Not charged",
    context: "State of an invoice, on a badge: it is no longer valid, and nothing is to be paid.",
  },
  "invoice.due": {
    text: "Due {date}",
    context: "Below an invoice: by when it is to be paid. The date may be past.",
  },
  "invoice.tried": {
    text: "Tried again on {date}",
    context: "Below an invoice: we try to charge it once more then.",
  },

  "invoice.disputed": {
    text: "Disputed",
    context: "State of an invoice, on a badge: the customer asked the bank for the money back.",
  },
  "invoice.charged_back": {
    text: "Charged back",
    context: "State of an invoice, on a badge: the bank gave the money back to the customer for good.",
  },
  "invoice.dispute_open": "Your bank took back {amount} until it has decided about the dispute.",
  "invoice.dispute_unknown": "Your bank was asked to take back {amount}.",
  "invoice.dispute_asked": "Your bank asked about {amount}. The payment stands for now.",
  "invoice.dispute_lost": {
    text: "Your bank took back {amount}. You keep it.",
    context: "The customer has the money back.",
  },
  "invoice.dispute_won": {
    text: "{amount} was disputed. Your bank decided that the payment stands.",
    context: "The merchant keeps the money.",
  },
} as const;
