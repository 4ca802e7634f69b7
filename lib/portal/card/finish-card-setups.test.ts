import { findCardSetup } from "@/lib/db/card-setups";
import { database } from "@/lib/db/client";
import { type PortalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { cardStarting, viewReading } from "@/lib/testing/readings";
import {
  ada,
  cardsInUse,
  dmitri,
  openInvoices,
  openWorld,
  saveCardAtStripe,
  startSetup,
  updateCard,
} from "@/lib/testing/saving-cards";
import { takeErrors } from "@/scripts/logged";
import { stripeFor } from "../../stripe/connection/client";
import { execute } from "../execution/execute";
import { updateCard as operation } from "../operations/update-card";
import { cardIntentId } from "./card-decision";
import { finishCardSetup } from "./finish-card-setups";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

async function rowOf({ merchantId, mode, portalId }: PortalWorld, id: string) {
  const row = await findCardSetup(merchantId, { mode, portalId, id });
  if (!row) throw new Error("The set-up was not stored when it began.");
  return row;
}

async function pendingOf(token: string) {
  const view = await viewReading(token);
  return view.ok ? view.value.customer?.card.pendingSetupId : undefined;
}

it("uses a new card even if its page was closed, and makes the payment that was shown", async () => {
  const world = await openWorld();
  const { start } = await saveCardAtStripe(world, dmitri.email);
  await finishCardSetup(await rowOf(world, start.setupId));
  expect(await cardsInUse(world, dmitri.id)).toEqual({ customer: "4444", subscriptions: [["active", null]] });
  expect(await openInvoices(world, dmitri.id)).toEqual([]);
  expect(await rowOf(world, start.setupId)).toMatchObject({ nextCheckAt: null });
});

it("tells a reopened page to ask about the set-up until it is finished", async () => {
  const world = await openWorld();
  const { start, input } = await saveCardAtStripe(world, dmitri.email);
  const later = await world.visit(dmitri.email);
  expect(await pendingOf(later)).toBe(start.setupId);
  expect(await updateCard(later, input)).toMatchObject({
    ok: true,
    said: expect.stringMatching(/You paid \$[\d.]+\.$/),
  });
  expect(await pendingOf(later)).toBeNull();
});

it("pays only once if a set-up is finished several times, even by the page and the job at the same time", async () => {
  const world = await openWorld();
  const { token, start, input } = await saveCardAtStripe(world, dmitri.email);
  const row = await rowOf(world, start.setupId);
  await Promise.all([updateCard(token, input), finishCardSetup(row), finishCardSetup(row)]);
  await finishCardSetup(row);
  const changes = await world.changes();
  expect(changes.filter(({ path }) => path.endsWith("/pay"))).toHaveLength(1);
});

it("checks an unfinished set-up again for one day, and then no longer", async () => {
  const world = await openWorld();
  const token = await world.visit(ada.email);
  const { setupId } = await startSetup(token);
  const row = await rowOf(world, setupId);
  await finishCardSetup(row);
  expect((await rowOf(world, setupId)).nextCheckAt).not.toBeNull();
  await finishCardSetup(row, new Date(Date.now() + 25 * 60 * 60 * 1000));
  expect((await rowOf(world, setupId)).nextCheckAt).toBeNull();
  expect((await cardsInUse(world, ada.id)).customer).toBe("4242");
});

it("doesn't use a new card if the merchant has turned card updates off in the meantime", async () => {
  const world = await openWorld();
  const { start } = await saveCardAtStripe(world, dmitri.email);
  await world.saveSettings({ updateCard: false });
  await finishCardSetup(await rowOf(world, start.setupId));
  expect((await cardsInUse(world, dmitri.id)).customer).toBe("0341");
});

it("continues after Stripe fails halfway, and charges only once", async () => {
  const world = await openWorld();
  const { token, input } = await saveCardAtStripe(world, dmitri.email);
  await world.admin("POST", "faults", {
    match: { method: "GET", path: "/^\\/v1\\/invoices\\/in_/" },
    times: 6,
    action: { type: "status", status: 500 },
  });
  expect(await updateCard(token, input)).toMatchObject({ ok: false, error: { code: "confirming" } });
  const { id, state, command } = await operationOf(world, input.setupId);
  expect(state).toBe("unknown");
  expect((await cardsInUse(world, dmitri.id)).customer).toBe("4444");
  await world.admin("DELETE", "faults");
  // Repeat the operation as recovery does.
  const stripe = await stripeFor(world.merchantId, world.mode);
  await execute(operation, { id, mode: world.mode, command: command as object }, world.merchantId, stripe);
  expect(await updateCard(token, input)).toMatchObject({
    ok: true,
    said: expect.stringMatching(/You paid \$[\d.]+\.$/),
  });
  expect((await world.changes()).filter(({ path }) => path.endsWith("/pay"))).toHaveLength(1);
});

it("sets the card even if Stripe keeps returning a stored fault for the idempotency key", async () => {
  const world = await openWorld();
  const { token, input } = await saveCardAtStripe(world, ada.email);
  await world.admin("POST", "faults", {
    match: { method: "POST", path: `/v1/customers/${ada.id}` },
    times: 3,
    action: { type: "status", status: 500 },
  });
  expect(await updateCard(token, input)).toSucceed();
  expect((await cardsInUse(world, ada.id)).customer).toBe("4444");
});

it("charges once if the answer to the payment is lost", async () => {
  const world = await openWorld();
  const { token, input } = await saveCardAtStripe(world, dmitri.email);
  await world.admin("POST", "faults", {
    match: { method: "POST", path: "/\\/pay$/" },
    times: 1,
    action: { type: "drop_after_commit" },
  });
  expect(await updateCard(token, input)).toMatchObject({
    ok: true,
    said: expect.stringMatching(/You paid \$[\d.]+\.$/),
  });
  const invoices = await world.stripe.invoices.list({ customer: dmitri.id });
  const { data } = await world.stripe.charges.list({ customer: dmitri.id });
  expect(invoices.data[0]).toMatchObject({ status: "paid", amount_paid: 4900 });
  expect(
    data.filter(({ status, created }) => status === "succeeded" && created === data[0]?.created),
  ).toHaveLength(1);
});

it("refuses a customer's sixth set-up within an hour without a request to Stripe", async () => {
  const world = await openWorld();
  const token = await world.visit(ada.email);
  for (let count = 1; count <= 5; count += 1) await startSetup(token);
  const before = (await world.changes()).length;
  // All visits of the same customer share the limit.
  const answer = await cardStarting(await world.visit(ada.email), { onStripesPage: false });
  expect(answer).toMatchObject({ ok: false, error: { code: "rate_limited" } });
  expect((await world.changes()).length).toBe(before);
  expect(await cardStarting(await world.visit(dmitri.email), { onStripesPage: false })).toMatchObject({
    ok: true,
  });
});

it("refuses a set-up as misconfigured if the Stripe key can't save cards, and still shows the portal", async () => {
  const world = await openWorld();
  const token = await world.visit(ada.email);
  const permissions = ["customer_write", "subscription_write", "invoice_write", "payment_method_read"];
  await world.admin("POST", "keys", {
    key: world.stripeKey,
    permissions: [...permissions, "product_read", "plan_read", "coupon_read"],
  });
  expect(await cardStarting(token, { onStripesPage: false })).toMatchObject({
    ok: false,
    error: { code: "misconfigured" },
  });
  expect(takeErrors()).toMatchObject([
    { operation: "start_card", cause: "misconfigured.stripe_permission_missing" },
  ]);
  expect(await viewReading(token)).toMatchObject({ ok: true, value: { subscriptions: [{}] } });
});

it("gives a set-up the same intent ID wherever it is finished", () => {
  expect(cardIntentId("seti_1")).toBe(cardIntentId("seti_1"));
  expect(cardIntentId("seti_1")).not.toBe(cardIntentId("seti_2"));
  expect(cardIntentId("seti_1")).toMatch(/^[A-Za-z0-9_-]{16,64}$/);
});

async function operationOf({ merchantId }: PortalWorld, setupId: string) {
  return database().operation.findFirstOrThrow({ where: { merchantId, intentId: cardIntentId(setupId) } });
}
