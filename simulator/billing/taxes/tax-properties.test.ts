import fc from "fast-check";
import { callApi } from "../../scenarios/call-api";
import { letTimePass } from "../clock/time";
import { Engine } from "../engine-fixture";
import { previewInvoice } from "../invoices/preview";
import { subscriptionById } from "../lookup";
import type { Invoice } from "../records";
import { cancelSubscription } from "../subscriptions/subscription-cancel";
import { createSubscription } from "../subscriptions/subscription-create";
import { updateSubscription } from "../subscriptions/subscription-update";

const start = Date.parse("2026-01-31T10:30:00Z") / 1000;
const day = 86_400;
const mode = fc.constantFrom("classic" as const, "flexible" as const);
const amount = fc.integer({ min: 50, max: 500_000 });
/** Up to two rates, each with four decimal places. */
const rates = (inclusive: fc.Arbitrary<boolean>) =>
  fc.array(fc.record({ inclusive, parts: fc.integer({ min: 0, max: 400_000 }) }), { maxLength: 2 });
const story = (inclusive: fc.Arbitrary<boolean>) =>
  fc.record({
    type: mode,
    prices: fc.tuple(amount, amount, amount),
    ofAll: rates(inclusive),
    ofOne: rates(inclusive),
    percent_off: fc.integer({ min: 1, max: 100 }),
    later: fc.integer({ min: 1, max: 27 * day }),
  });
type Story = ReturnType<typeof story> extends fc.Arbitrary<infer T> ? T : never;

/**
 * Creates, changes, renews and cancels a subscription, and returns the world. `look` receives the previews of the
 * change and the renewal.
 */
function live({ type, prices, ofAll, ofOne, percent_off, later }: Story, look?: (said: Invoice) => void) {
  const engine = new Engine(start);
  const { world } = engine;
  const idsOf = (made: Story["ofAll"]) =>
    made.map(({ inclusive, parts }) => {
      const rate = { display_name: "Tax", inclusive, percentage: parts / 10_000 };
      return callApi(world, "POST", "/v1/tax_rates", rate).id;
    });
  const { id: coupon } = callApi(world, "POST", "/v1/coupons", { percent_off, duration: "forever" });
  const [first, second, third] = prices.map((price) => engine.price(price));
  const made = createSubscription(world, {
    customer: engine.customer(),
    items: [{ price: first! }, { price: second!, quantity: 2, tax_rates: idsOf(ofOne) }],
    billing_mode: { type },
    default_tax_rates: idsOf(ofAll),
    discounts: [{ coupon }],
  });
  letTimePass(world, start + later);
  const change = {
    items: [{ id: made.items.data[0]!.id, price: third! }],
    proration_behavior: "always_invoice" as const,
  };
  const upgrade = previewInvoice(world, { subscription: made.id, subscription_details: change });
  updateSubscription(world, made, change);
  look?.(upgrade);
  const renewal = previewInvoice(world, { subscription: made.id });
  letTimePass(world, start + 29 * day);
  look?.(renewal);
  letTimePass(world, start + 40 * day);
  cancelSubscription(world, subscriptionById(world, made.id), { prorate: true, invoice_now: true });
  return world;
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
const added = (invoice: Invoice, behavior: string) =>
  sumOf(
    invoice.lines.data
      .flatMap(({ taxes }) => taxes)
      .filter(({ tax_behavior: of }) => of === behavior)
      .map(({ amount: tax }) => tax),
  );
const discountedSum = ({ lines }: Invoice) =>
  sumOf(lines.data.map((line) => line.amount - sumOf(line.discount_amounts.map((one) => one.amount))));

describe("taxes on random subscriptions", () => {
  it("add up: the total is the discounted lines plus exclusive taxes, and the taxes are listed by rate", () => {
    fc.assert(
      fc.property(story(fc.boolean()), (told) => {
        const invoices = live(told).all<Invoice>("invoice");
        expect(invoices.length).toBeGreaterThanOrEqual(4);
        for (const invoice of invoices) {
          expect(invoice.total).toBe(discountedSum(invoice) + added(invoice, "exclusive"));
          const ofInvoice = sumOf(invoice.total_taxes.map((tax) => tax.amount));
          expect(ofInvoice).toBe(added(invoice, "exclusive") + added(invoice, "inclusive"));
          expect(invoice.total_excluding_tax).toBe(invoice.total - ofInvoice);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("never change a total if they are inclusive", () => {
    fc.assert(
      fc.property(story(fc.constant(true)), (told) => {
        const totals = (one: Story) =>
          live(one)
            .all<Invoice>("invoice")
            .map(({ total, amount_due: due }) => [total, due]);
        expect(totals(told)).toEqual(totals({ ...told, ofAll: [], ofOne: [] }));
      }),
      { numRuns: 40 },
    );
  });

  it("are billed as previewed, for a change and for the renewal", () => {
    fc.assert(
      fc.property(story(fc.boolean()), (told) => {
        const said: unknown[] = [];
        const world = live(told, (preview) => said.push(sumsOf(preview)));
        const billed = world.all<Invoice>("invoice").slice(1, 3).map(sumsOf);
        expect(billed).toEqual(said);
      }),
      { numRuns: 60 },
    );
  });
});

const sumsOf = (invoice: Invoice) => [
  invoice.total,
  invoice.amount_due,
  invoice.total_taxes,
  invoice.lines.data.map(({ amount: of, taxes }) => [of, taxes]),
];
