import { randomUUID } from "node:crypto";
import type { Installation } from "./installation";
import { open, perform } from "./portal-client";
import type { Sample } from "./report";

type Victim = { email: string; subscriptionId: string };

const pauseMs = 200;

/**
 * Customers who only open their portal, cancel, and undo the cancellation. There are several, because one customer
 * can't open the portal often enough: ten times a minute is the limit.
 */
export async function victims(place: Installation, count: number) {
  const all: Victim[] = [];
  for (let index = 0; index < count; index += 1) all.push(await signUp(place, `victim${index}@example.com`));
  await place.slowDown(100);
  let turn = 0;
  return {
    /** Measures opening and canceling for `milliseconds`, one customer after the other. */
    async measureFor(milliseconds: number): Promise<Sample[]> {
      const endsAt = performance.now() + milliseconds;
      const samples: Sample[] = [];
      while (performance.now() < endsAt) {
        samples.push(await measure(place, all[turn % count] as Victim));
        turn += 1;
        await new Promise((resume) => setTimeout(resume, pauseMs));
      }
      return samples;
    },
  };
}

async function signUp({ stripe }: Installation, email: string): Promise<Victim> {
  const customer = await stripe.customers.create({ email });
  const method = await stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: method.id } });
  const subscription = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: "price_Lumen_team_month" }],
  });
  return { email, subscriptionId: subscription.id };
}

async function measure(place: Installation, { email, subscriptionId }: Victim): Promise<Sample> {
  const startedAt = performance.now();
  const opened = await open(place, email);
  if (!opened) return { failed: `${email} could not open the portal.` };
  const openedAt = performance.now();
  const intent = () => ({ subscriptionId, intentId: randomUUID() });
  const canceled = await perform(place, opened.token, "cancellation", intent());
  if (!canceled.ok) return { failed: `${email} could not cancel. ${canceled.said}` };
  const canceledAt = performance.now();
  await perform(place, opened.token, "keep_subscription", intent());
  return { opening: openedAt - startedAt, cancelling: canceledAt - openedAt };
}
