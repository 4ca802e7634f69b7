type Words = string | RegExp;

export type ShownState = {
  /** The simulator's scenario. */
  state: string;
  email: string;
  /** One card for each subscription, in the page's order. `buttons`: everything clickable in it, including links. */
  cards: {
    name: string;
    label: string;
    headline: Words;
    notice?: Words;
    facts?: Record<string, Words>;
    buttons: Words[];
  }[];
  /** Words that must appear elsewhere in the portal, and words that must not. */
  page?: { has?: Words[]; lacks?: Words[] };
};

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Turns words into a pattern in which <date> matches any date and <n> any number. */
function words(text: string): RegExp {
  const pattern = escaped(text)
    .replaceAll("<date>", "[A-Z][a-z]+\\s\\d{1,2},\\s\\d{4}")
    .replaceAll("<n>", "\\d+");
  return new RegExp(`^${pattern}$`);
}

const renews = words("Renews on <date>.");
const team = { name: "Lumen Team", label: "Active", headline: renews };
/** The buttons of an active plan that is charged to a card. */
const usualButtons = ["Change plan", "Add code", "Cancel plan"];
const ofTeam = (email: string, state: string, more: Partial<ShownState["cards"][number]>): ShownState => ({
  state,
  email: `${email}@example.com`,
  cards: [{ ...team, buttons: usualButtons, ...more }],
});

const inTime: ShownState[] = [
  ofTeam("tara", "trialing", {
    label: "Trial",
    headline: words("Free for <n> more days, until <date>. Then $49.00 per month."),
    facts: { "Next charge": words("$49.00 on <date>") },
  }),
  ofTeam("nils", "trialing-no-card", {
    label: "Trial",
    headline: words("Free for <n> more days, until <date>. Then $49.00 per month, once you add a card."),
    notice: words("There is no card on file. Without one, Lumen Team ends on <date>."),
    facts: { Card: "No card on file" },
    buttons: ["Add card", ...usualButtons],
  }),
  ofTeam("paula", "paused", {
    label: "Paused",
    headline: "You are not charged until it is resumed.",
    buttons: ["Cancel plan"],
  }),
  ofTeam("quentin", "paused-no-card", {
    label: "Paused",
    headline: "You are not charged until it is resumed.",
    notice: "There is no card on file. Add one to resume Lumen Team.",
    buttons: ["Add card", "Resume", "Cancel plan"],
  }),
  ofTeam("petra", "payments-paused", {
    label: "Payments paused",
    headline: words(
      "Paid until <date>. Payments are paused from then until <date>. The next charge is on <date>.",
    ),
    buttons: ["Cancel plan"],
  }),
  ofTeam("carla", "cancel-at-period-end", {
    label: "Ending",
    headline: words("Ends on <date>. You won’t be charged again."),
    buttons: ["Keep Lumen Team", "Keep and change plan"],
  }),
  ofTeam("anton", "cancel-at-date", {
    label: "Ending",
    headline: words("Ends on <date>. Until it ends it is charged as before."),
    facts: { "Next charge": words("$49.00 on <date>") },
  }),
  ofTeam("silas", "scheduled-change", {
    headline: words("Changes to Lumen Starter on <date>."),
    facts: { "Next charge": words("$19.00 on <date>") },
    buttons: ["Change plan", "Keep Lumen Team", "Cancel plan"],
  }),
  ofTeam("yusuf", "foreign-schedule", {
    headline: words("Changes to Lumen Business on <date>."),
    facts: { "Next charge": words("$149.00 on <date>") },
    buttons: ["Cancel plan"],
  }),
  ofTeam("kofi", "canceled", {
    label: "Canceled",
    headline: words("Ended on <date>."),
    buttons: ["Resubscribe"],
  }),
  ofTeam("lena", "canceled-archived-price", {
    label: "Canceled",
    headline: words("Ended on <date>."),
    buttons: ["Resubscribe"],
  }),
];

const ofPayment: ShownState[] = [
  ofTeam("pavel", "past-due", {
    label: "Payment due",
    headline: words("Your card is tried again on <date>."),
    notice: "Your card was declined. A payment of $49.00 is due. Pay it to keep Lumen Team.",
    buttons: ["Pay $49.00", "Update card", "Cancel plan"],
  }),
  ofTeam("uma", "unpaid", {
    label: "Unpaid",
    headline: "Nothing is charged automatically.",
    notice: "Your card was declined. A payment of $49.00 is due. Pay it to keep Lumen Team.",
    buttons: ["Pay $49.00", "Update card", "Cancel plan"],
  }),
  ofTeam("ines", "incomplete", {
    label: "Not finished",
    headline: "Starts as soon as the first payment is made.",
    notice:
      /^Your bank wants to confirm the payment of \$49\.00\. Confirm it by .+\sUTC to start Lumen Team\.$/,
    buttons: ["Confirm payment", "Cancel plan"],
  }),
  ofTeam("emil", "incomplete-expired", {
    label: "Not started",
    headline: "The first payment was not finished. Nothing was charged.",
    buttons: ["Resubscribe"],
  }),
  ofTeam("rosa", "pending-update", {
    notice:
      /^Your change waits: your bank wants to confirm the payment of \$[\d.]+\. You can confirm it until .+\sUTC\. Nothing changes before that\.$/,
    buttons: ["Confirm payment", "Keep Lumen Team", "Cancel plan"],
  }),
  ofTeam("sven", "send-invoice", {
    notice: words("An invoice of $490.00 is open. It is due on <date>."),
    facts: { "Next invoice": words("$490.00 on <date>"), Payment: "By invoice" },
    buttons: ["Pay $490.00", ...usualButtons],
  }),
  ofTeam("odile", "send-invoice-overdue", {
    label: "Payment due",
    headline: "An invoice is overdue.",
    notice: "A payment of $490.00 is due. Pay it to keep Lumen Team.",
    buttons: ["Pay $490.00", "Cancel plan"],
  }),
  {
    ...ofTeam("katja", "card-expiring", { facts: { Card: /^Visa ending in 4242, expires / } }),
    page: { has: [/^Expires soon: \d\d\/\d{4}\. Update it so your payments don’t fail\.$/] },
  },
  {
    ...ofTeam("dana", "bank-debit", {
      notice: "Your payment of $49.00 is on its way. This can take a few days.",
      facts: { Payment: "Bank account (STRIPE TEST BANK) ending in 6789" },
    }),
    page: { has: ["On its way", "Add card"], lacks: [/No card/, /^Open$/] },
  },
  ofTeam("zora", "several-methods", { facts: { Card: "Visa ending in 4242" } }),
  ofTeam("bela", "balance-credit", { facts: { "Next charge": words("$24.00 on <date>") } }),
];

const ofPlan: ShownState[] = [
  ofTeam("mona", "multi-item", {
    buttons: ["Change plan", "Remove an add-on", "Add code", "Cancel plan"],
    facts: {
      "Next charge": words("$61.00 on <date>"),
      "Also includes": "Lumen Extra History ($12.00 per month)",
    },
  }),
  ofTeam("xavier", "mixed-intervals", {
    buttons: ["Change plan", "Remove an add-on", "Add code", "Cancel plan"],
    facts: {
      "Next charge": words("$12.00 on <date>"),
      "Also includes": words("Lumen Extra History ($12.00 per month, renews on <date>)"),
    },
  }),
  ofTeam("hugo", "metered", {
    name: "Lumen Business",
    facts: {
      "Next charge": words("$173.80 on <date>, plus usage until then"),
      "Used so far": "1,240 requests, $24.80",
      "Also includes": "Lumen API Requests ($0.02 per request)",
    },
  }),
  {
    state: "metered-only",
    email: "gita@example.com",
    cards: [
      {
        name: "Lumen API Requests",
        label: "Active",
        headline: renews,
        facts: { "Used so far": "950 requests, $19.00" },
        buttons: ["Add code", "Cancel plan"],
      },
    ],
    page: { has: ["$0.02 per request"] },
  },
  ofTeam("freya", "free", {
    name: "Lumen Free",
    headline: "You pay nothing for this plan.",
    buttons: ["Change plan", "Cancel plan"],
  }),
  ofTeam("selma", "seats", {
    name: "Lumen Studio",
    facts: { "Next charge": words("$295.00 on <date>") },
    buttons: ["Change plan", "Change quantity", "Add code", "Cancel plan"],
  }),
  ofTeam("leo", "legacy-price", {
    facts: { Price: "No longer sold. You keep it until you change or cancel." },
  }),
  ofTeam("dalia", "discounted", {
    facts: { Discount: words("Spring: 20% off until <date>"), "Next charge": words("$39.20 on <date>") },
  }),
  ofTeam("yuki", "yen", { facts: { "Next charge": words("¥7,200 on <date>") } }),
  ofTeam("noor", "several-currencies", { facts: { "Next charge": words("€45.00 on <date>") } }),
  ofTeam("zaid", "dinar", { facts: { "Next charge": words("KWD\u00a015.250 on <date>") } }),
  {
    state: "several-subscriptions",
    email: "vera@example.com",
    cards: [
      {
        name: "Lumen Status Page",
        label: "Active",
        headline: renews,
        buttons: ["Add code", "Cancel plan"],
      },
      { name: "Lumen Business", label: "Active", headline: renews, buttons: usualButtons },
      {
        name: "Lumen Starter",
        label: "Canceled",
        headline: words("Ended on <date>."),
        buttons: [],
      },
    ],
  },
  {
    state: "shared-address",
    email: "office@example.com",
    cards: [],
    page: { has: ["Which account is it?", /^Lumen Business · /, /^Lumen Team · /], lacks: ["Invoices"] },
  },
  {
    state: "deleted-customer",
    email: "jonas@example.com",
    cards: [],
    page: { has: ["No subscription yet", "No invoices yet."], lacks: ["Payment method"] },
  },
  {
    state: "no-subscription",
    email: "rui@example.com",
    cards: [],
    page: { has: ["No subscription yet", "No invoices yet."] },
  },
  {
    state: "many-invoices",
    email: "wilma@example.com",
    cards: [
      {
        name: "Lumen Weekly Report",
        label: "Active",
        headline: renews,
        buttons: ["Add code", "Cancel plan"],
      },
    ],
    page: { has: ["Show more invoices"] },
  },
];

/** Every scenario of the simulator, with what a customer should see in it. */
export const shownStates: ShownState[] = [...inTime, ...ofPayment, ...ofPlan];
