type Words = string | RegExp;

export type ShownState = {
  /** The simulator's scenario. */
  state: string;
  email: string;
  /** One card for each subscription, in the page's order. `buttons`: everything clickable in it, including links. */
  cards: {
    name: string;
    label: Words;
    headline: Words;
    notice?: Words;
    /** Other texts on the card. */
    has?: Words[];
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

const renews = words("Renews on <date>");
const team = { name: "Lumen Team", label: "Active", headline: renews };
/** The buttons of an active plan that is charged to a card. */
const usualButtons = ["Change plan", "Add code", "Cancel plan"];
const ofTeam = (email: string, state: string, more: Partial<ShownState["cards"][number]>): ShownState => ({
  state,
  email: `${email}@example.com`,
  cards: [{ ...team, buttons: usualButtons, ...more }],
});

const ofLifecycle: ShownState[] = [
  ofTeam("tara", "trialing", {
    label: "Trial",
    headline: words("Your trial ends on <date>. Then $49.00 per month."),
    has: [/^Free for \d+ more days$/],
  }),
  ofTeam("nils", "trialing-no-card", {
    label: "Trial",
    headline: words("Your trial ends on <date>. Then $49.00 per month, once you add a card."),
    notice: words("Without one, your plan ends with the trial on <date>."),
    has: ["Add a card to keep Lumen Team"],
    buttons: ["Add card", ...usualButtons],
  }),
  ofTeam("paula", "paused", {
    label: "Paused",
    headline: "You won’t be charged while paused",
    buttons: ["Cancel plan"],
  }),
  ofTeam("quentin", "paused-no-card", {
    label: "Paused",
    headline: "You won’t be charged while paused",
    notice: "There’s no card on file.",
    has: ["Add a card to resume Lumen Team"],
    buttons: ["Add card", "Resume", "Cancel plan"],
  }),
  ofTeam("petra", "payments-paused", {
    label: "Payments paused",
    headline: words("Paid until <date>, then paused until <date>"),
    has: [/^Next payment on /],
    buttons: ["Cancel plan"],
  }),
  ofTeam("carla", "cancel-at-period-end", {
    label: /^Ends\s[A-Z][a-z]{2}\s\d+,\s\d{4}$/,
    headline: words("Yours until <date>"),
    has: ["You won’t be charged again"],
    buttons: ["Keep Lumen Team", "Keep and change plan"],
  }),
  ofTeam("anton", "cancel-at-date", {
    label: /^Ends\s[A-Z][a-z]{2}\s\d+,\s\d{4}$/,
    headline: words("Next payment $49.00 on <date>"),
    has: [words("Ends on <date>")],
  }),
  ofTeam("silas", "scheduled-change", {
    headline: words("Changes to Lumen Starter on <date>"),
    has: ["Lumen Team, $49.00 per month", "Lumen Starter, $19.00 per month"],
    buttons: ["Keep Lumen Team", "Change plan", "Cancel plan"],
  }),
  ofTeam("yusuf", "foreign-schedule", {
    headline: words("Changes to Lumen Business on <date>"),
    has: ["Lumen Business, $149.00 per month"],
    buttons: ["Cancel plan"],
  }),
  ofTeam("kofi", "canceled", {
    label: "Ended",
    headline: words("Ended on <date>. It was $49.00 per month."),
    buttons: ["Resubscribe"],
  }),
  ofTeam("lena", "canceled-archived-price", {
    label: "Ended",
    headline: words("Ended on <date>. It was $39.00 per month."),
    buttons: ["Resubscribe"],
  }),
];

const ofPayment: ShownState[] = [
  ofTeam("pavel", "past-due", {
    label: "Past due",
    headline: words("We’ll try your card again on <date>"),
    notice: "Your card was declined. Pay $49.00 to keep Lumen Team.",
    has: ["Your last payment didn’t go through", words("Next regular payment $49.00 on <date>")],
    buttons: ["Pay $49.00", "Update card", "Cancel plan"],
  }),
  ofTeam("uma", "unpaid", {
    label: "Unpaid",
    headline: "We’ve stopped trying your card",
    notice: "Your card was declined. Pay $49.00 to keep Lumen Team.",
    buttons: ["Pay $49.00", "Update card", "Cancel plan"],
  }),
  ofTeam("ines", "incomplete", {
    label: "Not started",
    headline: "Starts as soon as the first payment goes through",
    notice: /^Your bank wants you to confirm \$49\.00 by .+\sUTC to start Lumen Team\.$/,
    has: ["Confirm your payment to start"],
    buttons: ["Confirm $49.00", "Cancel plan"],
  }),
  ofTeam("emil", "incomplete-expired", {
    label: "Expired",
    headline: "The first payment was never completed. Nothing was charged.",
    buttons: ["Resubscribe"],
  }),
  ofTeam("rosa", "pending-update", {
    notice: /^Your bank wants you to confirm \$[\d.]+ by .+\sUTC\. Until then you stay on Lumen Team\.$/,
    has: ["Confirm your change"],
    buttons: [/^Confirm \$[\d.]+$/, "Stay on Lumen Team", "Cancel plan"],
  }),
  ofTeam("sven", "send-invoice", {
    notice: words("Due on <date>."),
    has: ["Invoice for $490.00"],
    buttons: ["Pay $490.00", ...usualButtons],
  }),
  ofTeam("odile", "send-invoice-overdue", {
    label: "Past due",
    headline: "An invoice is overdue",
    notice: "Pay $490.00 to keep Lumen Team.",
    has: ["A payment is due"],
    buttons: ["Pay $490.00", "Cancel plan"],
  }),
  {
    ...ofTeam("katja", "card-expiring", {}),
    page: { has: [/^Expires soon: \d\d\/\d{4}\. Update it so your payments don’t fail\.$/] },
  },
  {
    ...ofTeam("dana", "bank-debit", {
      notice: "$49.00 can take a few days to arrive.",
      has: ["Your payment is on its way"],
    }),
    page: {
      has: ["On its way", "Bank account (STRIPE TEST BANK) ending in 6789"],
      lacks: [/No card/, /^Open$/],
    },
  },
  { ...ofTeam("zora", "several-methods", {}), page: { has: ["Visa ending in 4242"] } },
  ofTeam("bela", "balance-credit", { headline: words("Next payment $24.00 on <date>") }),
];

const ofPlan: ShownState[] = [
  ofTeam("mona", "multi-item", {
    buttons: ["Remove", ...usualButtons],
    headline: words("Next payment $61.00 on <date>"),
    facts: {
      "Also includes": "Lumen Extra History ($12.00 per month)",
    },
  }),
  ofTeam("xavier", "mixed-intervals", {
    buttons: ["Remove", ...usualButtons],
    has: [words("Next payment $12.00 on <date>")],
    facts: {
      "Also includes": words("Lumen Extra History ($12.00 per month, renews on <date>)"),
    },
  }),
  ofTeam("hugo", "metered", {
    name: "Lumen Business",
    headline: words("Next payment $173.80 on <date>, plus usage until then"),
    facts: {
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
        headline: words("Next payment $19.00 on <date>, plus usage until then"),
        facts: { "Used so far": "950 requests, $19.00" },
        buttons: ["Add code", "Cancel plan"],
      },
    ],
    page: { has: ["$0.02 per request"] },
  },
  ofTeam("freya", "free", {
    name: "Lumen Free",
    headline: "You won’t be charged for this plan",
    buttons: ["Change plan", "Cancel plan"],
  }),
  ofTeam("selma", "seats", {
    name: "Lumen Studio",
    has: ["$295.00 per month"],
    facts: { Seats: "5 at $59.00 each" },
    buttons: ["Change", ...usualButtons],
  }),
  ofTeam("leo", "legacy-price", {
    facts: { Price: "No longer sold. You keep it until you change or cancel." },
  }),
  ofTeam("dalia", "discounted", {
    headline: words("Next payment $39.20 on <date>"),
    facts: { Discount: words("Spring: 20% off until <date>") },
  }),
  ofTeam("yuki", "yen", { has: ["¥7,200 per month"] }),
  ofTeam("noor", "several-currencies", { has: ["€45.00 per month"] }),
  ofTeam("zaid", "dinar", { has: ["KWD\u00a015.250 per month"] }),
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
        label: "Ended",
        headline: words("Ended on <date>. It was $19.00 per month."),
        buttons: [],
      },
    ],
  },
  {
    state: "shared-address",
    email: "office@example.com",
    cards: [],
    page: { has: ["Choose an account", /^Lumen Business · /, /^Lumen Team · /], lacks: ["Invoices"] },
  },
  {
    state: "deleted-customer",
    email: "jonas@example.com",
    cards: [],
    page: { has: ["No subscription yet"], lacks: ["Invoices", "Payment method"] },
  },
  {
    state: "no-subscription",
    email: "rui@example.com",
    cards: [],
    page: { has: ["No subscription yet"], lacks: ["Invoices"] },
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
    page: { has: ["Show more"] },
  },
];

/** Every scenario of the simulator, with what a customer should see in it. */
export const shownStates: ShownState[] = [...ofLifecycle, ...ofPayment, ...ofPlan];
