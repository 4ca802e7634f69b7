import { randomUUID } from "node:crypto";
import type { Installation } from "./installation";
import { askForTicket, open, perform, read } from "./portal-client";

const perSecond = 50;

type AttackReport = { total: number; said: string };
/**
 * Starts an attack. Returns a function that stops the attack and reports how many requests it sent and how they were
 * answered.
 */
type Attack = () => () => Promise<AttackReport>;

/** Attacks that send 50 requests a second without waiting for answers, and, for comparison, one that sends none. */
export async function attacks(
  place: Installation,
): Promise<Record<"nobody" | "customer" | "stranger", Attack>> {
  const email = "ben@example.com";
  const opened = await open(place, email);
  const [subscription] = (await place.stripe.subscriptions.list({ customer: "cus_LumenBen" })).data;
  if (!opened || !subscription) throw new Error("The hostile customer has no visit.");
  const { token } = opened;
  const finished = { subscriptionId: subscription.id, intentId: randomUUID() };
  await perform(place, token, "cancellation", finished);

  const told = (isOk: boolean) => (isOk ? "ok" : "refused");
  const kinds = [
    async () => told((await perform(place, token, "cancellation", finished)).ok),
    async () => told((await read(place, token, "preview_plans", { subscriptionId: subscription.id })).ok),
    async () => told(Boolean(await open(place, email))),
  ];
  const guess = async () => {
    const hash = randomUUID().replaceAll("-", "").repeat(2);
    const answer = await askForTicket(place, `${randomUUID()}@example.com`, hash);
    await answer.arrayBuffer();
    return String(answer.status);
  };
  return {
    nobody: () => async () => ({ total: 0, said: "nothing" }),
    customer: () => flood((count) => (kinds[count % kinds.length] as () => Promise<string>)()),
    stranger: () => flood(guess),
  };
}

function flood(send: (count: number) => Promise<string>): () => Promise<AttackReport> {
  const counts = new Map<string, number>();
  const open = new Set<Promise<void>>();
  let total = 0;
  const timer = setInterval(() => {
    const sent = send(total)
      .catch(() => "failed")
      .then((how) => void counts.set(how, (counts.get(how) ?? 0) + 1))
      .finally(() => open.delete(sent));
    open.add(sent);
    total += 1;
  }, 1000 / perSecond);
  return async () => {
    clearInterval(timer);
    await Promise.all(open);
    return { total, said: [...counts].map(([how, count]) => `${how} ${count}`).join(", ") };
  };
}
