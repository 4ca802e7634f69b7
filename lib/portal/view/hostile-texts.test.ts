import { readCatalogueOf } from "@/lib/merchant/services";
import { suggestServices } from "@/lib/merchant/suggested-services";
import { createCode } from "@/lib/testing/codes";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import * as readings from "@/lib/testing/readings";
import { frontDoor } from "../door/front-door";
import { cancellation } from "../operations/cancellation";

/**
 * Anyone may have written a text that comes from Stripe. No such text may change the direction of the amounts and words
 * around it.
 */

const ada = "cus_LumenAda";
const text = `\u202eTurned\u202c \u2067around\u2069 \u200bby\u2028marks\u{e0041}${"\u0301".repeat(400)}`;
/**
 * Characters that no text may contain. That includes isolation marks, because only right-to-left text is isolated, and
 * none of these texts is right-to-left. Line breaks are allowed, because on these pages only our texts contain them.
 */
const unwanted = /(?!\n)[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

async function hostileWorld(): Promise<PortalWorld> {
  const world = await portalWorld();
  const { stripe } = world;
  for (const { id, metadata } of (await stripe.products.list({ limit: 100 })).data)
    await stripe.products.update(id, {
      ...{ name: `${id} ${text}`, description: text, unit_label: "seat\u202e" },
      metadata: { ...metadata, sb_service: text, sb_unit_label_plural: text, sb_quantity_enabled: "true" },
    });
  await stripe.customers.update(ada, {
    ...{ name: text, phone: "+1 \u202e555" },
    address: { line1: text, line2: text, city: text, state: text, postal_code: "1\u200e0", country: "US" },
  });
  await stripe.invoiceItems.create({ customer: ada, amount: 500, currency: "usd", description: text });
  const invoice = await stripe.invoices.create({ customer: ada, description: text });
  await stripe.invoices.finalizeInvoice(invoice.id ?? "", { auto_advance: false });
  await createCode(world, "TURNED", { name: "Turned \u202esale" });
  await world.saveSettings({
    ...{ identifyBy: "customer_id", billingDetails: true, coupon: true, showAllInvoices: true },
    ...{ quantityManagement: true, updateCard: true },
  });
  return world;
}

it("texts from Stripe reach no portal page with marks that reverse or hide text", async () => {
  const world = await hostileWorld();
  const token = await world.visit(ada);
  const view = await readings.viewReading(token);
  const [subscription] = view.ok ? view.value.subscriptions : [];
  const about = { subscriptionId: subscription?.id ?? "" };
  const answers = [
    view,
    await readings.plansReading(token, about),
    await readings.couponReading(token, { ...about, code: "TURNED" }),
    await readings.quantityReading(token, { ...about, quantity: 3 }),
    await frontDoor(cancellation)(token, { ...about, intentId: subscription?.intentId }),
  ];
  const shown = answers.map((answer) => strings(answer)).flat();
  expect(answers.flatMap((answer) => (answer.ok ? [] : answer.error))).toEqual([]);
  expect(shown.filter((each) => unwanted.test(each))).toEqual([]);
  expect(shown.filter((each) => each.includes("Turned around by marks")).length).toBeGreaterThan(5);
  expect(shown.filter((each) => each.includes("\u0301".repeat(9)))).toEqual([]);
});

it("texts from Stripe reach no dashboard page with marks that reverse or hide text", async () => {
  const { merchantId } = await hostileWorld();
  const catalogue = await readCatalogueOf(merchantId, "test");
  if (!catalogue.ok) throw new Error(catalogue.reason);
  const shown = strings([catalogue, suggestServices(catalogue.products)]);
  expect(shown.filter((each) => unwanted.test(each))).toEqual([]);
  expect(shown.join()).toContain("Turned around by marks");
});

it("marks that reverse or hide text are removed from a customer's own comment before it is stored", async () => {
  const world = await hostileWorld();
  const token = await world.visit(ada);
  const view = await readings.viewReading(token);
  const [subscription] = view.ok ? view.value.subscriptions : [];
  const asked = { subscriptionId: subscription?.id, intentId: subscription?.intentId };
  await world.saveSettings({ identifyBy: "customer_id", cancellationReason: true });
  const comment = "Too\u202e dear\nfor us";
  const answer = await frontDoor(cancellation)(token, { ...asked, comment });
  expect(answer.ok ? undefined : answer.error).toBeUndefined();
  const { cancellation_details: said } = await world.stripe.subscriptions.retrieve(subscription?.id ?? "");
  expect(said?.comment).toBe("Too dear\nfor us");
});

function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}
