/** The card that pays, and the dialog that saves another one. */
export const cards = {
  "card.title": { text: "Payment method", context: "Title of the section about the card that pays." },
  "card.by_invoice": "You pay by invoice, without a card.",
  "card.none": "No card on file",
  "card.expires": { text: "Expires {expiry}.", context: "About a card. {expiry} is a month: “04/2030”." },
  "card.expires_soon": {
    text: "Expires soon: {expiry}.",
    context: "About a card. {expiry} is a month: “04/2030”.",
  },
  "card.expired": { text: "Expired: {expiry}.", context: "About a card. {expiry} is a month: “04/2030”." },
  "card.update_it": {
    text: "Update it, so that no payment fails.",
    context: "After “Expires soon: 04/2030.” “It” is the card.",
  },
  "card.update": "Update card",
  "card.add": "Add card",
  "card.dialog.update": "Update your card",
  "card.dialog.add": "Add a card",
  "card.for_all": "The new card pays for all your subscriptions from now on.",
  "card.nothing_due": "Nothing is charged now.",
  "card.pays": "Saving this card pays {amount} that is due.",
  "card.due.invoice": {
    text: "Invoice {number} of {date}",
    context: "Row with an amount. {number} is the number of the invoice.",
  },
  "card.due.total": { text: "Total due", context: "Row with an amount." },
  "card.enter": "Enter card",
  "card.enter.pay": "Enter card and pay {amount}",
  "card.save": "Save card",
  "card.save.pay": "Save card and pay {amount}",
  "card.refused": {
    text: "The card was not saved. {why} Try again or use another card.",
    context: "{why} is a sentence: “Your bank did not confirm it.”",
  },
  "card.not_confirmed": { text: "Your bank did not confirm it.", context: "“It” is the card." },
  "card.not_processed": { text: "It could not be checked just now.", context: "“It” is the card." },
  "card.canceled": "The card was not saved. Nothing was changed.",
} as const;
