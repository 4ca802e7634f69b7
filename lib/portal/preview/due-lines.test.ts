import type { Preview, PreviewLine } from "../../stripe/subscriptions/previews";
import { speaker } from "../words/sentences";
import { dueLines, linesOfChange, linesOfStart } from "./due-lines";

const day = 86_400;
const changedAt = 1_780_000_000;
const line = (amount: number, more: Partial<PreviewLine> = {}): PreviewLine => ({
  amount,
  discounted: 0,
  addedTax: 0,
  description: null,
  periodStart: changedAt,
  periodEnd: changedAt + 20 * day,
  priceId: "price_business",
  subscriptionItemId: "si_plan",
  isInvoiceItem: true,
  isProration: true,
  quantity: 1,
  ...more,
});
const once = { subscriptionItemId: null, isProration: false, priceId: "price_once" };

/** Computes the total and the amount due from the lines, as Stripe does, with a minimum charge of 50. */
function due(lines: PreviewLine[], more: Partial<Preview> = {}): Preview {
  const total = lines.reduce((sum, { amount }) => sum + amount, 0) + (more.addedTax ?? 0);
  const owed = total + (more.startingBalance ?? 0);
  return {
    currency: "usd",
    amountDue: owed < 50 ? 0 : owed,
    total,
    startingBalance: 0,
    addedTax: 0,
    discountAmounts: {},
    prorationDate: changedAt,
    lines,
    hasAllLines: true,
    ...more,
  };
}

const rowsOf = (of: Preview, isOwn = linesOfChange("si_plan", of)) =>
  dueLines(speaker({ language: "en-US" }), of, { isOwn, charged: "Business", credited: "Team" }).map(
    ({ label, amount }) => [label.replaceAll("\u00a0", " "), amount],
  );
const upgrade = [line(6457), line(-2123)];
const told = [
  ["Business until Jun 17, 2026", "$64.57"],
  ["Unused time on Team", "−$21.23"],
];

it("shows the charge, the credit and their sum", () => {
  expect(rowsOf(due(upgrade))).toEqual([...told, ["Due today", "$43.34"]]);
});

it("shows only the sum if Stripe did not send all lines", () => {
  expect(rowsOf(due(upgrade, { hasAllLines: false }))).toEqual([["Due today", "$43.34"]]);
});

it("shows only the sum if the known lines don't add up to it", () => {
  expect(rowsOf(due(upgrade, { amountDue: 9999 }))).toEqual([["Due today", "$99.99"]]);
});

it.each<[string, Partial<PreviewLine>, string]>([
  ["a one-time charge", { ...once, description: "Onboarding workshop" }, "Onboarding workshop"],
  [
    "an earlier change of the same item",
    { periodStart: changedAt - day, description: "Remaining time" },
    "Remaining time",
  ],
  [
    "a change of another item at the same time",
    { subscriptionItemId: "si_other", description: "Seats" },
    "Seats",
  ],
  [
    "usage that is billed because a new period starts",
    { isProration: false, description: "1,240 requests" },
    "1,240 requests",
  ],
  [
    "another item whose period starts over",
    { subscriptionItemId: "si_other", isInvoiceItem: false, isProration: false, description: "History" },
    "History",
  ],
  ["a charge without a description", { ...once }, "Other charges"],
])("shows %s on a line of its own", (_what, more, label) => {
  expect(rowsOf(due([...upgrade, line(25000, more)]))).toEqual([
    ...told,
    [label, "$250.00"],
    ["Due today", "$293.34"],
  ]);
});

it("shows credits of other origins on lines of their own, even if two have the same name", () => {
  const gift = line(-500, { ...once, description: "Goodwill" });
  expect(rowsOf(due([...upgrade, gift, gift, line(-100, once)]))).toEqual([
    ...told,
    ["Goodwill", "−$5.00"],
    ["Goodwill", "−$5.00"],
    ["Other credit", "−$1.00"],
    ["Due today", "$32.34"],
  ]);
});

it("adds up the credits of one change, because flexible billing creates several", () => {
  expect(rowsOf(due([line(6457), line(-1000), line(-1123)]))).toEqual([...told, ["Due today", "$43.34"]]);
});

it("counts the first charge of a new period as the plan's charge", () => {
  const year = line(49000, { isProration: false, isInvoiceItem: false, periodEnd: changedAt + 365 * day });
  expect(rowsOf(due([year, line(-2123)]))[0]).toEqual(["Business until May 28, 2027", "$490.00"]);
});

it("names each price of a new subscription, and the end of its first period", () => {
  const plain = { isProration: false, isInvoiceItem: false };
  const start = due([
    line(4900, { ...plain, priceId: "price_team" }),
    line(1200, { ...plain, priceId: "price_history", periodEnd: changedAt + 365 * day }),
    line(700, { ...once, description: "Set-up" }),
  ]);
  const charged = (priceId: string | null) => (priceId === "price_team" ? "Team" : "History");
  const rows = dueLines(speaker({ language: "en-US" }), start, { isOwn: linesOfStart, charged });
  expect(rows.map(({ label, amount }) => [label.replaceAll("\u00a0", " "), amount])).toEqual([
    ["Team until Jun 17, 2026", "$49.00"],
    ["History until May 28, 2027", "$12.00"],
    ["Set-up", "$7.00"],
    ["Due today", "$68.00"],
  ]);
});

it.each<[string, PreviewLine[], number, string[][]]>([
  [
    "credit that pays a part of the charge",
    upgrade,
    -1000,
    [
      ["From your balance", "−$10.00"],
      ["Due today", "$33.34"],
    ],
  ],
  [
    "credit that pays all of the charge",
    upgrade,
    -10000,
    [
      ["From your balance", "−$43.34"],
      ["Due today", "$0.00"],
    ],
  ],
  [
    "a previous debt",
    upgrade,
    1500,
    [
      ["Previous balance due", "$15.00"],
      ["Due today", "$58.34"],
    ],
  ],
  [
    "credit that leaves too little to charge",
    upgrade,
    -4300,
    [
      ["From your balance", "−$43.00"],
      ["Added to your next invoice", "−$0.34"],
      ["Due today", "$0.00"],
    ],
  ],
])("shows %s", (_what, lines, startingBalance, rest) => {
  expect(rowsOf(due(lines, { startingBalance }))).toEqual([...told, ...rest]);
});

it.each<[string, number, number, string[][]]>([
  ["an amount below the minimum charge", 1, 0, [["Added to your next invoice", "−$0.01"]]],
  [
    "two amounts below the minimum charge, one of them from an earlier change",
    20,
    20,
    [
      ["Previous balance due", "$0.20"],
      ["Added to your next invoice", "−$0.40"],
    ],
  ],
  ["two amounts that reach the minimum charge only together", 30, 20, [["Previous balance due", "$0.20"]]],
])("shows %s", (_what, amount, startingBalance, rest) => {
  const rows = rowsOf(due([line(amount)], { startingBalance })).slice(1);
  expect(rows).toEqual([...rest, ["Due today", amount + startingBalance < 50 ? "$0.00" : "$0.50"]]);
});

it.each<[string, number, string[][]]>([
  ["with no previous balance", 0, [["Added to your balance", "$21.23"]]],
  ["added to existing credit", -5000, [["Added to your balance", "$21.23"]]],
  ["part of a debt paid", 5000, [["Previous balance due", "$50.00"]]],
  [
    "all of a debt paid",
    1000,
    [
      ["Previous balance due", "$10.00"],
      ["Added to your balance", "$11.23"],
    ],
  ],
])("shows leftover credit: %s", (_what, startingBalance, rest) => {
  const rows = rowsOf(due([line(-2123)], { startingBalance }));
  const today = Math.max(0, startingBalance - 2123);
  expect(rows).toEqual([told[1], ...rest, ["Due today", today === 0 ? "$0.00" : "$28.77"]]);
});
