import type Stripe from "stripe";
import { changeQuantity, openShop, prepareQuantityChange } from "@/lib/testing/changing-quantity";
import { openWorld as openPaused, prepareResume, resume } from "@/lib/testing/pausing";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { addOnsReading } from "@/lib/testing/readings";
import { viewOf } from "@/lib/testing/resubscribing";
import { frontDoor } from "../door/front-door";
import { removeAddOn as operation } from "../operations/remove-add-on";
import type { OperationPreview } from "../view/plan-shape";

/** A pending charge is billed with the next change that bills anything, under the charge's own name. */

const removeAddOn = frontDoor(operation);

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const waiting = (world: PortalWorld, customer: string) =>
  world.stripe.invoiceItems.create({
    customer,
    amount: 25000,
    currency: "usd",
    description: "Onboarding workshop",
  });

const rowsOf = ({ lines }: Pick<OperationPreview, "lines">) =>
  lines.map(({ label, amount }) => [label.replace(/ until .+$/, " until …"), amount]);

const cents = (amount = "") => Math.round(Number(amount.replace(/[$,]/g, "")) * 100);

async function newestInvoice({ stripe }: PortalWorld, subscription: string): Promise<Stripe.Invoice> {
  const { data } = await stripe.invoices.list({ subscription, limit: 1 });
  if (!data[0]) throw new Error("There is no invoice.");
  return data[0];
}

it("shows a pending charge next to more seats, and charges both as shown", async () => {
  const shop = await openShop();
  await waiting(shop, shop.customer);
  const { token, preview, input } = await prepareQuantityChange(shop, 7);
  const rows = rowsOf(preview);
  expect(rows).toEqual([
    ["7 seats until …", expect.stringMatching(/^\$/)],
    ["Unused time on 5 seats", expect.stringMatching(/^−\$/)],
    ["Onboarding workshop", "$250.00"],
    ["Due today", expect.stringMatching(/^\$/)],
  ]);
  expect(preview.explanation).toMatch(/Then \$70\.00 per month/);
  expect(await changeQuantity(token, input)).toSucceed();
  const invoice = await newestInvoice(shop, shop.subscriptionId);
  expect(invoice).toMatchObject({ status: "paid", amount_paid: cents(rows.at(-1)?.[1]) });
});

it("shows a pending charge next to an add-on that is removed immediately, and charges the difference", async () => {
  const world = await portalWorld("test", "mixed-intervals");
  await world.saveSettings({ removeAddOns: true });
  await waiting(world, "cus_LumenXavier");
  const token = await world.visit("xavier@example.com");
  const [subscription] = await viewOf(token);
  const { id: subscriptionId = "", intentId } = subscription ?? {};
  const answer = await addOnsReading(token, { subscriptionId });
  const [preview] = answer.ok ? answer.value : [];
  const rows = rowsOf(preview ?? { lines: [] });
  expect(rows).toEqual([
    ["Unused time on Lumen Extra History", expect.stringMatching(/^−\$/)],
    ["Onboarding workshop", "$250.00"],
    ["Due today", expect.stringMatching(/^\$/)],
  ]);
  const { itemId = "", quote } = preview ?? {};
  expect(await removeAddOn(token, { intentId, subscriptionId, itemId, quote })).toSucceed();
  const invoice = await newestInvoice(world, subscriptionId);
  expect(invoice).toMatchObject({ status: "paid", amount_paid: cents(rows.at(-1)?.[1]) });
});

it("shows a pending charge next to the first period of a resumed subscription, and charges both", async () => {
  const world = await openPaused("paused");
  const before = await prepareResume(world, "paula@example.com");
  await waiting(world, "cus_LumenPaula");
  const { token, preview, input } = await prepareResume(world, "paula@example.com");
  const rows = rowsOf(preview);
  expect(rows).toContainEqual(["Onboarding workshop", "$250.00"]);
  expect(rows.slice(0, -1).filter(([label]) => label !== "Onboarding workshop")).toEqual(
    rowsOf(before.preview).slice(0, -1),
  );
  const total = cents(rows.at(-1)?.[1]);
  expect(total - cents(rowsOf(before.preview).at(-1)?.[1])).toBe(25_000);
  expect(preview.explanation).toBe(before.preview.explanation);
  expect(await resume(token, input)).toSucceed();
  expect(await newestInvoice(world, input.subscriptionId)).toMatchObject({
    status: "paid",
    amount_paid: total,
  });
});
