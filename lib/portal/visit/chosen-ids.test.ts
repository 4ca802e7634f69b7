import { readFindings } from "@/lib/merchant/findings";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { invoicesReading, viewReading } from "@/lib/testing/readings";

/** Customers whose IDs the merchant chose. The IDs contain characters that separate items in lists. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const id = "team:7,west%2C";

it("shows the next page of invoices of a customer whose ID the merchant chose", async () => {
  const world = await portalWorld();
  await world.saveSettings({ identifyBy: "customer_id", showAllInvoices: true });
  const { stripe } = world;
  await stripe.customers.create({ id, email: "team@x.example" } as Parameters<
    typeof stripe.customers.create
  >[0]);
  for (let made = 0; made < 14; made += 1) {
    await stripe.invoiceItems.create({ customer: id, amount: 1000, currency: "usd" });
    const draft = await stripe.invoices.create({
      customer: id,
      auto_advance: false,
      pending_invoice_items_behavior: "include",
    });
    await stripe.invoices.finalizeInvoice(draft.id, { auto_advance: false });
  }
  const token = await world.visit(id);
  const first = await viewReading(token);
  if (!first.ok) throw new Error(first.error.message);
  expect(first.value.invoices.rows).toHaveLength(12);
  const next = await invoicesReading(token, { cursor: first.value.invoices.nextCursor ?? "" });
  expect(next).toMatchObject({ ok: true, value: { nextCursor: null } });
  expect(next.ok && next.value.rows).toHaveLength(2);
});

it("tells the merchant the IDs of all customers with the same email address", async () => {
  const world = await portalWorld();
  const email = "office@x.example";
  for (const one of [id, "user_42"])
    await world.stripe.customers.create({ id: one, email } as Parameters<
      typeof world.stripe.customers.create
    >[0]);
  await world.visit(email);
  const [found] = await readFindings(world.merchantId, "test");
  expect(found?.newest.map((ids) => [...ids].sort())).toEqual([[id, "user_42"].sort()]);
});
