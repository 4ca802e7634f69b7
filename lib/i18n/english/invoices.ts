/** Invoices, their payments, and the balance. */
export const invoices = {
  "balance.credit": {
    text: "You have {amount} in credit. It comes off your next invoices.",
    context: "The customer’s credit with the merchant.",
  },
  "balance.owed": "You still owe {amount}. It will be added to your next invoice.",
  "invoices.title": "Invoices",
  "invoices.unknown": "We can’t show your invoices right now.",
  "invoice.what.change": {
    text: "Change to {plan}",
    context: "The purpose of an invoice: a change to this plan, or to another number of its units.",
  },
  "invoice.what.several": {
    text: "{quantity, number} × {plan}",
    context: "The purpose of an invoice: this many units of a plan.",
  },
  "invoice.paid": { text: "Paid", context: "State of an invoice, on a badge." },
  "invoice.open": { text: "Open", context: "State of an invoice, on a badge: to be paid. Not the verb." },
  "invoice.on_its_way": {
    text: "On its way",
    context: "State of an invoice, on a badge: the payment was made and takes a few days to arrive.",
  },
  "invoice.credited": {
    text: "Credited",
    context: "State of an invoice, on a badge: fully reduced by a credit note.",
  },
  "invoice.partly_credited": {
    text: "Partly credited",
    context: "State of an invoice, on a badge: partly reduced by a credit note.",
  },
  "invoice.refunded": {
    text: "Refunded",
    context: "State of an invoice, on a badge: the money was refunded.",
  },
  "invoice.partly_refunded": {
    text: "Partly refunded",
    context: "State of an invoice, on a badge: part of the money was refunded.",
  },
  "invoice.partly_paid": { text: "Partly paid", context: "State of an invoice, on a badge." },
  "invoice.from_balance": {
    text: "{amount} from your balance.",
    context: "Below an invoice: paid from the customer’s credit with the merchant.",
  },
  "invoice.amount_credited": {
    text: "{amount} credited.",
    context: "Below an invoice: the amount of a credit note.",
  },
  "invoice.amount_paid": { text: "{amount} paid.", context: "Below an invoice." },
  "invoice.amount_refunded": {
    text: "{amount} refunded.",
    context: "Below an invoice: the amount refunded.",
  },
  "invoice.amount_left": { text: "{amount} still due.", context: "Below an invoice." },
  "invoice.uncollectible": {
    text: "Unpaid",
    context: "State of an invoice, on a badge: it was not paid and is no longer collected.",
  },
  "invoice.void": {
    text: "Not charged",
    context: "State of an invoice, on a badge: no longer valid, and nothing has to be paid.",
  },
  "invoice.due": {
    text: "Due {date}",
    context: "Below an invoice: when it has to be paid. The date may be in the past.",
  },
  "invoice.tried": {
    text: "We’ll try again on {date}",
    context: "Below an invoice: when we will try to charge it again.",
  },

  "invoice.disputed": {
    text: "Disputed",
    context: "State of an invoice, on a badge: the customer asked the bank for the money back.",
  },
  "invoice.charged_back": {
    text: "Charged back",
    context: "State of an invoice, on a badge: the bank permanently returned the money to the customer.",
  },
  "invoice.dispute_open": "Your bank took back {amount} while it looks into the dispute.",
  "invoice.dispute_unknown": "Your bank was asked to take back {amount}.",
  "invoice.dispute_asked": "Your bank asked about {amount}. It counts as paid for now.",
  "invoice.dispute_lost": {
    text: "Your bank returned {amount} to you for good.",
    context: "The customer has the money back.",
  },
  "invoice.dispute_won": {
    text: "{amount} was disputed. Your bank decided that the payment was valid.",
    context: "The merchant keeps the money.",
  },
} as const;
