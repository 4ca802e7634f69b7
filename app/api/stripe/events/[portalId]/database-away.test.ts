import Stripe from "stripe";
import { database } from "@/lib/db/client";
import { saveWebhookSecret } from "@/lib/merchant/webhook-secret";
import { type Gate, gateToDatabase } from "@/lib/testing/gate";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { POST } from "./route";

let gate: Gate;

beforeAll(async () => {
  gate = await gateToDatabase();
  await startPortalWorlds();
});
afterAll(async () => {
  await stopPortalWorlds();
  await gate.shut();
});

it("tells Stripe to send an event again while the database can't be reached", async () => {
  const { merchantId, portalId } = await portalWorld();
  const secret = "whsec_0123456789abcdef0123456789";
  await saveWebhookSecret({ merchantId, actor: "system" }, "test", secret);
  const object = { id: "seti_unknown" };
  const body = JSON.stringify({
    id: `evt_${portalId}`,
    object: "event",
    type: "setup_intent.succeeded",
    livemode: false,
    data: { object },
  });
  const deliver = async () => {
    const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret });
    const headers = { "stripe-signature": signature };
    const request = new Request("http://127.0.0.1/", { method: "POST", headers, body });
    return (await POST(request, { params: Promise.resolve({ portalId }) })).status;
  };
  await gate.shut();
  expect(await deliver()).toBe(503);
  await gate.open();
  expect(await database().stripeEvent.count({ where: { merchantId } })).toBe(0);
  // The refused delivery didn't count as received, so the event takes effect when Stripe sends it again.
  expect(await deliver()).toBe(200);
  expect(await database().stripeEvent.count({ where: { merchantId } })).toBe(1);
});
