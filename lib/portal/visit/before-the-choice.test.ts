import { describeSettings } from "@/lib/settings/schema";
import { viewOf } from "@/lib/testing/paying";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { customerChoice } from "@/lib/testing/readings";
import { enterCard, intentId, openInvoices, startSetup, updateCard } from "@/lib/testing/saving-cards";
import { ask } from "@/lib/testing/try-every-operation";
import { operationNames } from "../../operations/operations";
import { read } from "../door/read";
import type { ReadingName } from "../door/readings";

/** Several customers share this email address. One of them has a debt and may be a stranger. None is chosen yet. */

const email = "pavel@example.com";
const missing = { ok: false, error: { code: "not_found" } };
const toggles = describeSettings().filter(({ control }) => control === "toggle");
const everythingOn = Object.fromEntries(toggles.map(({ name }) => [name, true]));

let world: PortalWorld;
let about: { customerId: string; subscriptionId: string; invoiceId: string };

/** Opens a world in which Pavel owes $49.00. The second customer with his address is created later. */
async function sharedDebt() {
  world = await portalWorld("test", "past-due");
  await world.saveSettings({ ...everythingOn, showOnlyActive: false });
  const [customer] = (await world.stripe.customers.list({ email })).data;
  if (!customer) throw new Error("Pavel isn't a customer.");
  const [invoice] = await openInvoices(world, customer.id);
  const [subscription] = (await world.stripe.subscriptions.list({ customer: customer.id })).data;
  about = {
    customerId: customer.id,
    subscriptionId: subscription?.id ?? "",
    invoiceId: invoice?.id ?? "",
  };
}

beforeAll(async () => {
  await startPortalWorlds();
  await sharedDebt();
});
afterAll(stopPortalWorlds);

it("offers to pay the debt if only one customer has the address", async () => {
  const { confirm, explanation } = await startSetup(await world.visit(email));
  expect(`${explanation} ${confirm}`).toContain("$49.00");
});

describe("with several customers", () => {
  let token: string;
  beforeAll(async () => {
    await world.stripe.customers.create({ email });
    token = await world.visit(email);
    await world.admin("DELETE", "requests");
  });
  afterEach(async () => expect(await world.changes()).toEqual([]));

  it.each(operationNames)("%s finds no subscription before the choice", async (name) => {
    expect(await ask(token, name, about.subscriptionId)).toMatchObject(missing);
  });

  const names: [ReadingName, () => object][] = [
    ["preview_payment", () => ({ invoiceId: about.invoiceId })],
    ["payment_progress", () => ({ invoiceId: about.invoiceId })],
    ["start_card", () => ({ onStripesPage: true })],
    ["start_card", () => ({ onStripesPage: false })],
    ["preview_plans", () => ({ subscriptionId: about.subscriptionId })],
    ["preview_cancellation", () => ({ subscriptionId: about.subscriptionId })],
  ];
  it.each(names)("%s finds nothing before the choice", async (name, asked) => {
    expect(await read(token, name, asked())).toMatchObject(missing);
  });
});

it("doesn't charge the debt to a card saved after the choice, and announces no payment", async () => {
  const token = await world.visit(email);
  await customerChoice(token, { customerId: about.customerId });
  expect(JSON.stringify(await viewOf(token))).toContain("$49.00");
  const { setupId, lines, explanation, confirm } = await startSetup(token);
  expect(lines).toEqual([]);
  expect(`${explanation} ${confirm}`).not.toContain("$49.00");
  await enterCard(world, setupId, "pm_card_visa");
  expect(await updateCard(token, { intentId, setupId })).toSucceed();
  expect(await openInvoices(world, about.customerId)).toHaveLength(1);
  expect((await world.changes()).filter(({ path }) => path.endsWith("/pay"))).toEqual([]);
});
