/** The card that pays, and the dialog that saves another card. */
export const cards = {
  "card.title": { text: "Payment method", context: "Title of the section about the customer’s card." },
  "card.by_invoice": "You pay by invoice, without a card.",
  "card.none": "No card on file",
  "card.expires": { text: "Expires {expiry}", context: "About a card. {expiry} is a month: “04/2030”." },
  "card.expires_soon": {
    text: "Expires soon: {expiry}.",
    context: "About a card. {expiry} is a month: “04/2030”.",
  },
  "card.expired": { text: "Expired: {expiry}.", context: "About a card. {expiry} is a month: “04/2030”." },
  "card.update_it": {
    text: "Update it so your payments don’t fail.",
    context: "After “Expires soon: 04/2030.” “It” is the card.",
  },
  "card.update": "Update card",
  "card.add": "Add card",
  "card.dialog.update": "Update card",
  "card.dialog.add": "Add card",
  "card.for_all": "The new card is used for all your subscriptions.",
  "card.nothing_due": "Nothing is charged today.",
  "card.pays": "Saving this card pays the {amount} that’s due.",
  "card.due.invoice": {
    text: "Invoice {number} from {date}",
    context: "Row with an amount. {number} is the number of the invoice.",
  },
  "card.due.total": { text: "Total due", context: "Row with an amount." },
  "card.enter": "Enter card",
  "card.enter.pay": "Enter card and pay {amount}",
  "card.save": "Save card",
  "card.save.pay": "Save card and pay {amount}",
  "card.refused": {
    text: "Your card wasn’t saved. {why} Try again or use another card.",
    context: "{why} is a sentence: “Your bank did not confirm it.”",
  },
  "card.not_confirmed": { text: "Your bank didn’t confirm it.", context: "“It” is the card." },
  "card.not_processed": { text: "We couldn’t check it.", context: "“It” is the card." },
  "card.canceled": "Your card wasn’t saved. Nothing was changed.",
} as const;
