import "server-only";
import { PortalError } from "../../errors";
import { type Product, readProducts } from "../../stripe/catalogue/plans";
import { type Customer, retrieveCustomer } from "../../stripe/customers/customers";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { listSubscriptions } from "../../stripe/subscriptions/subscriptions";
import { nameMethod } from "../method/method-name";
import { namingProductId } from "../plan/plan-name";
import type { Visit } from "../visit/visit";
import { type Speaker, speaker } from "../words/sentences";
import type { ChooserView } from "./chooser-shape";
import { describeStatus } from "./view-status";

/**
 * Asks which of several customers with the same identity is meant. Each is described by data that only its owner knows:
 * plans, prices and the card's last digits. A name isn't enough, because anyone can use any name. Debts aren't shown,
 * because they may be a stranger's, and people pay when they think that they owe something.
 */
export async function readChooser(visit: Visit, words: Speaker): Promise<ChooserView> {
  const known = await Promise.all(visit.choices.map((id) => readChoice(visit, id)));
  const choices = known.flatMap((choice) => choice ?? []);
  const products = await readNames(visit, choices);
  const naming = speaker(visit, products);
  return {
    title: words.say("choose.title"),
    body: words.say("choose.body", { identity: visit.identity }),
    choices: choices.map(({ customer, subscriptions }) => ({
      customerId: customer.id,
      plans: subscriptions.map((subscription) => planOf(visit, naming, products, subscription)),
      details: [
        paidWith(words, customer),
        words.say("choose.since", { date: words.date(customer.createdAt) }),
      ],
    })),
  };
}

type Choice = { customer: Customer; subscriptions: Subscription[] };

async function readChoice({ stripe, found }: Visit, id: string): Promise<Choice | null> {
  const [customer, subscriptions] = await Promise.all([
    found?.find((customer) => customer.id === id) ?? retrieveCustomer(stripe, id),
    listSubscriptions(stripe, id),
  ]);
  return customer && { customer, subscriptions };
}

function paidWith(words: Speaker, { paymentMethod, hasPaymentMethod }: Customer): string {
  if (paymentMethod) return nameMethod(words, paymentMethod);
  return words.say(hasPaymentMethod ? "method.saved" : "fact.card.none");
}

const withoutDebt = ["active", "trialing", "paused", "canceled"];

/** "Lumen Team · $49.00 per month · Active" */
function planOf({ service }: Visit, words: Speaker, products: Product[], subscription: Subscription): string {
  const productId = namingProductId(subscription, service);
  const item = subscription.items.find(({ price }) => price.productId === productId);
  const name = products.find(({ id }) => id === productId)?.name ?? words.say("plan.unnamed");
  const price = item ? [words.price(item.price, item.quantity)] : [];
  const status = withoutDebt.includes(subscription.status) ? [describeStatus(words, subscription).label] : [];
  return [name, ...price, ...status].map(words.isolate).join(" · ");
}

function readNames({ stripe }: Visit, choices: Choice[]): Promise<Product[]> {
  const items = choices.flatMap(({ subscriptions }) => subscriptions.flatMap((each) => each.items));
  // If products can't be read, the plans still differ by price.
  return readProducts(
    stripe,
    items.map(({ price }) => price.productId),
  ).catch((error: unknown) => {
    if (error instanceof PortalError) return [];
    throw error;
  });
}
