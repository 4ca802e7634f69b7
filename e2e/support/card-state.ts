import type { World } from "./world";

type Stored = Record<string, unknown> & { id: string; customer: string | null };

/** The state that a card update leaves in Stripe, without the IDs and times that differ each time. */
export async function cardStateOf(world: World, customerId: string) {
  const all = async (type: string) => (await world.admin("GET", `objects?type=${type}`)) as Stored[];
  const theirs = async (type: string) => (await all(type)).filter(({ customer }) => customer === customerId);
  const methods = await theirs("payment_method");
  const last4 = (id: unknown) =>
    (methods.find((method) => method.id === id)?.card as { last4: string } | undefined)?.last4 ?? null;
  const customer = (await all("customer")).find(({ id }) => id === customerId);
  const settings = customer?.invoice_settings as { default_payment_method: string | null };
  return {
    customer: last4(settings.default_payment_method),
    methods: methods.map(({ id }) => last4(id)).sort(),
    subscriptions: (await theirs("subscription")).map((one) => [
      one.status,
      last4(one.default_payment_method),
    ]),
    invoices: (await theirs("invoice")).map((one) => [one.status, one.amount_remaining]),
    setups: (await theirs("setup_intent")).map((one) => ({
      status: one.status,
      usage: one.usage,
      card: last4(one.payment_method),
      marks: Object.keys(one.metadata as object),
    })),
  };
}
