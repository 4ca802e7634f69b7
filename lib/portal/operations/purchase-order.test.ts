import type Stripe from "stripe";
import { ada, customer, customerOf, intentOf, openWorld } from "@/lib/testing/billing";
import { type PortalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { frontDoor } from "../door/front-door";
import { purchaseOrder } from "./purchase-order";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const save = frontDoor(purchaseOrder);

async function asking(fields: Stripe.CustomerUpdateParams.InvoiceSettings.CustomField[] = []) {
  const world = await openWorld({ purchaseOrder: true });
  if (fields.length > 0)
    await world.stripe.customers.update(customer, { invoice_settings: { custom_fields: fields } });
  const token = await world.visit(ada);
  await world.admin("DELETE", "requests");
  return { world, token, input: { number: "PO-118", intentId: await intentOf(token) } };
}

async function fieldsOf({ stripe }: PortalWorld) {
  const found = await stripe.customers.retrieve(customer);
  return found.deleted ? null : found.invoice_settings.custom_fields;
}

const project = { name: "Project", value: "Analytical Engine" };

it("saves the number beside the merchant's own fields, shows it, and has it printed on the next invoice", async () => {
  const { world, token, input } = await asking([project]);
  expect(await save(token, { ...input, number: "  PO-118 " })).toMatchObject({
    ok: true,
    event: { event: "purchase_order", response: { object: "customer", id: customer, outcome: "saved" } },
    view: { customer: { purchaseOrder: { number: "PO-118" } } },
  });
  const printed = [project, { name: "PO number", value: "PO-118" }];
  expect(await fieldsOf(world)).toEqual(printed);
  expect((await world.stripe.invoices.create({ customer })).custom_fields).toEqual(printed);
});

it("replaces the number in the merchant's own field for it, even if the name is capitalized differently", async () => {
  const { world, token, input } = await asking([{ name: "PO Number", value: "PO-1" }, project]);
  expect((await customerOf(token)).purchaseOrder).toMatchObject({ number: "PO-1" });
  expect(await save(token, input)).toSucceed();
  expect(await fieldsOf(world)).toEqual([{ name: "PO Number", value: "PO-118" }, project]);
});

it.each([
  ["the only field", []],
  ["one of two fields", [project]],
])("removes the number if its field is %s", async (_title, others) => {
  const { world, token, input } = await asking([...others, { name: "PO number", value: "PO-1" }]);
  const answer = await save(token, { ...input, number: "" });
  expect(answer).toMatchObject({ ok: true, event: { response: { outcome: "removed" } } });
  expect((await fieldsOf(world)) ?? []).toEqual(others);
});

it("offers no number, and refuses one, if the merchant's own fields leave no room", async () => {
  const { world, token, input } = await asking(
    ["One", "Two", "Three", "Four"].map((name) => ({ name, value: "taken" })),
  );
  const { purchaseOrder: shown, actions, formSections } = await customerOf(token);
  expect([shown, actions.includes("purchase_order")]).toEqual([null, false]);
  expect(formSections).toContain("tax_ids");
  expect(await save(token, input)).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  expect(await world.changes()).toEqual([]);
});

it.each([
  ["of 141 characters", "9".repeat(141)],
  ["of two lines", "PO-1\nPO-2"],
])("refuses a number %s without asking Stripe", async (_title, number) => {
  const { world, token, input } = await asking();
  const answer = await save(token, { ...input, number });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: "invalid", fields: { number: expect.anything() } },
  });
  expect(await world.changes()).toEqual([]);
});

it("accepts a number of 140 characters, the most that Stripe prints", async () => {
  const { world, token, input } = await asking();
  const number = "9".repeat(140);
  expect(await save(token, { ...input, number })).toSucceed();
  expect(await fieldsOf(world)).toEqual([{ name: "PO number", value: number }]);
});

it("sends one request if the same intent arrives twice", async () => {
  const { world, token, input } = await asking();
  const answers = await Promise.all([save(token, input), save(token, input)]);
  for (const answer of answers) expect(answer).toSucceed();
  expect(await world.changes()).toHaveLength(1);
});

it("saves the number once even if Stripe's answer was lost", async () => {
  const { world, token, input } = await asking();
  const match = { method: "POST", path: `/v1/customers/${customer}` };
  await world.admin("POST", "faults", { match, times: 3, action: { type: "drop_after_commit" } });
  expect(await save(token, input)).toSucceed();
  const keys = (await world.changes()).map(({ idempotencyKey }) => idempotencyKey);
  expect(new Set(keys).size).toBe(1);
});

it("neither shows nor saves a number while the merchant has the setting turned off", async () => {
  const { world, token, input } = await asking();
  await world.saveSettings({ purchaseOrder: false });
  expect((await customerOf(token)).purchaseOrder).toBeNull();
  expect(await save(token, input)).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  expect(await world.changes()).toEqual([]);
});
