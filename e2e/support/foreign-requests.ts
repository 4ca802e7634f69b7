import { customerOperationNames, type OperationName } from "@/lib/operations/operations";
import type { World } from "./world";

/** A request for another customer's object: the text to replace in the page's request, and the expected answer. */
export type ForeignRequest = {
  /** A text in the request that the page is about to send. */
  own: string;
  /** The text that replaces it. */
  foreign: string;
  refusal: string;
};

type Owned = { id: string; customer: string; status: string };

const ben = "cus_LumenBen";

/** Call it just before the page's last click, when the customer's own object exists. */
export async function foreignRequestFor(
  name: OperationName,
  email: string,
  world: World,
): Promise<ForeignRequest> {
  if (customerOperationNames.some((known) => known === name)) return ofTheCustomer[name as Known](world);
  return {
    own: await world.subscriptionOf(email),
    foreign: await world.subscriptionOf("ben@example.com"),
    refusal: "We couldn’t find this subscription. Nothing was changed.",
  };
}

type Known = (typeof customerOperationNames)[number];

/** These operations always act on the visit's customer, so a page that names a customer sends an unknown field. */
const foreignCustomer = async (): Promise<ForeignRequest> => ({
  own: '{"intentId":',
  foreign: `{"customerId":"${ben}","intentId":`,
  refusal: "Something was wrong with this request. Nothing was changed.",
});

async function foreignMethod({ stripe }: World): Promise<ForeignRequest> {
  const [own] = (await stripe.customers.listPaymentMethods("cus_LumenAda", { limit: 1 })).data;
  const foreign = await stripe.paymentMethods.attach("pm_card_visa", { customer: ben });
  return {
    own: own?.id ?? "",
    foreign: foreign.id,
    refusal: "This payment method is no longer saved. Nothing was changed.",
  };
}

const ofTheCustomer: Record<Known, (world: World) => Promise<ForeignRequest>> = {
  billing_details: foreignCustomer,
  add_tax_id: foreignCustomer,

  async remove_tax_id({ stripe }) {
    const [own] = (await stripe.customers.listTaxIds("cus_LumenAda")).data;
    const foreign = await stripe.customers.createTaxId(ben, { type: "eu_vat", value: "DE987654321" });
    return {
      own: own?.id ?? "",
      foreign: foreign.id,
      refusal: "We couldn’t find this tax ID. It may have been removed already. Nothing was changed.",
    };
  },

  async update_card({ stripe, admin }) {
    const all = (await admin("GET", "objects?type=setup_intent")) as Owned[];
    const own = all.find(({ customer }) => customer === "cus_LumenAda");
    const card = await stripe.paymentMethods.attach("pm_card_visa", { customer: ben });
    const foreign = await stripe.setupIntents.create({
      customer: ben,
      payment_method: card.id,
      confirm: true,
      automatic_payment_methods: { enabled: true, allow_redirects: "never" },
    });
    // Matches only the request that finishes a set-up: in requests for its progress, no comma precedes the ID.
    const sent = (id: string) => `,"setupId":"${id}"`;
    return {
      own: sent(own?.id ?? ""),
      foreign: sent(foreign.id),
      refusal: "We couldn’t find this card. Nothing was changed.",
    };
  },

  set_default_payment_method: foreignMethod,
  remove_payment_method: foreignMethod,

  async pay_invoice({ admin }) {
    const all = (await admin("GET", "objects?type=invoice")) as Owned[];
    const of = (customerId: string, status: string) =>
      all.find((invoice) => invoice.customer === customerId && invoice.status === status)?.id ?? "";
    return {
      own: of("cus_LumenDmitri", "open"),
      foreign: of("cus_LumenAda", "paid"),
      refusal: "We couldn’t find this invoice. Nothing was changed.",
    };
  },
};
