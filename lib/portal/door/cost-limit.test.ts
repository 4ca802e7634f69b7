import { firstOf } from "@/lib/testing/changing-plan";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { customerChoice, viewReading } from "@/lib/testing/readings";
import { cancellation } from "../operations/cancellation";
import { frontDoor } from "./front-door";

beforeAll(async () => {
  await startPortalWorlds();
  process.env.STRIPE_REQUESTS_PER_CUSTOMER_PER_MINUTE = "40";
});
afterAll(stopPortalWorlds);

const cancel = frontDoor(cancellation);
const isRefused = { ok: false, error: { code: "rate_limited" } };

it("counts a customer's requests to Stripe across all visits, and still lets the customer cancel", async () => {
  const world = await portalWorld();
  const visits = [await world.visit("ben@example.com"), await world.visit("ben@example.com")] as const;
  const { id: subscriptionId } = await firstOf(visits[0]);
  await world.admin("DELETE", "requests");
  const answers = [];
  for (let count = 0; count < 10; count += 1)
    answers.push(await viewReading(visits[count % 2 === 0 ? 0 : 1]));
  expect(answers.at(-1)).toMatchObject(isRefused);
  const sent = ((await world.admin("GET", "requests")) as object[]).length;
  expect(sent).toBeGreaterThan(20);
  expect(sent).toBeLessThan(60);

  await world.admin("DELETE", "requests");
  expect(await viewReading(visits[1])).toMatchObject(isRefused);
  expect(await world.admin("GET", "requests")).toEqual([]);
  expect(await viewReading(await world.visit("ada@example.com"))).toSucceed();
  const intent = { subscriptionId, intentId: "cancels-all-the-same" };
  expect(await cancel(visits[0], intent)).toMatchObject({ ok: true, view: null });
  await world.admin("DELETE", "requests");
  expect(await cancel(visits[0], intent)).toMatchObject({ ok: true, view: null });
  expect(await world.admin("GET", "requests")).toEqual([]);
});

it("counts requests across visits even before a customer is chosen", async () => {
  const world = await portalWorld("test", "shared-address");
  const visits = [await world.visit("office@example.com"), await world.visit("office@example.com")] as const;
  const answers = [];
  for (let count = 0; count < 30 && (answers.at(-1) ?? { ok: true }).ok; count += 1)
    answers.push(await viewReading(visits[0]));
  expect(answers.at(-1)).toMatchObject(isRefused);
  expect(await viewReading(visits[1])).toMatchObject(isRefused);
});

it("counts the requests of all customers with one email address together, whichever is chosen", async () => {
  const world = await portalWorld("test", "shared-address");
  const token = await world.visit("office@example.com");
  const view = await viewReading(token);
  const choices = view.ok ? (view.value.chooser?.choices ?? []) : [];
  expect(choices.length).toBeGreaterThan(1);
  const [first, second] = choices.map(({ customerId }) => customerId);
  let answer = await customerChoice(token, { customerId: first ?? "" });
  for (let count = 0; count < 30 && answer.ok; count += 1) answer = await viewReading(token);
  expect(answer).toMatchObject(isRefused);
  await world.admin("DELETE", "requests");
  expect(await customerChoice(token, { customerId: second ?? "" })).toMatchObject(isRefused);
  expect(await viewReading(await world.visit("office@example.com"))).toMatchObject(isRefused);
});
