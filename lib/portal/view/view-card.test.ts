import type { Card, PaymentMethod } from "../../stripe/methods/payment-methods";
import { speaker } from "../words/sentences";
import { describeCustomerCard } from "./view-card";

const card: Card = { brand: "visa", last4: "4242", expiryMonth: 4, expiryYear: 2030 };
const visa: PaymentMethod = {
  id: "pm_visa",
  customerId: "cus_ada",
  type: "card",
  use: "waits",
  mark: { name: null, last4: "4242", bank: null, account: null },
  card,
  isBlocked: false,
};
const known = {
  method: visa,
  hasMethod: true,
  isListed: false,
  subscriptions: [],
  canUpdate: true,
  pendingSetupId: null,
};
const on = (day: string) =>
  describeCustomerCard(speaker({ language: "en-US" }), known, new Date(`${day}T12:00:00Z`));

it.each([
  ["2027-01-01", "neutral", "Expires 04/2030"],
  ["2030-03-29", "neutral", "Expires 04/2030"],
  ["2030-04-01", "warning", "Expires soon: 04/2030. Update it so your payments don’t fail."],
  ["2030-04-30", "warning", "Expires soon: 04/2030. Update it so your payments don’t fail."],
  ["2030-05-01", "bad", "Expired: 04/2030. Update it so your payments don’t fail."],
])("says on %s in a %s tone: %s", (day, tone, text) => {
  expect(on(day)).toMatchObject({ name: "Visa ending in 4242", expiry: { tone, text } });
});

it("considers a card that expires in December valid until the end of the year", () => {
  const december = { ...known, method: { ...visa, card: { ...card, expiryMonth: 12 } } };
  const described = (day: string) =>
    describeCustomerCard(speaker({ language: "en-US" }), december, new Date(day)).expiry?.tone;
  expect(described("2030-12-31T12:00:00Z")).toBe("warning");
  expect(described("2031-01-01T12:00:00Z")).toBe("bad");
});

it("offers to add a card if there is none, and nothing if cards can't be updated", () => {
  const none = { ...known, method: null, hasMethod: false };
  expect(describeCustomerCard(speaker({ language: "en-US" }), none)).toMatchObject({
    name: "No card on file",
    expiry: null,
    update: { label: "Add card", title: "Add card" },
  });
  expect(
    describeCustomerCard(speaker({ language: "en-US" }), { ...none, canUpdate: false }).update,
  ).toBeNull();
  const closed = describeCustomerCard(
    speaker({ language: "en-US" }),
    { ...known, canUpdate: false },
    new Date("2030-04-30"),
  );
  expect(closed.expiry?.text).toBe("Expires soon: 04/2030.");
});
