import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import { RequestBudget } from "./budget";
import { budgetedHttpClient } from "./http-client";
import { withPurpose } from "./purpose";

let server: Server;
let stripe: Stripe;

/** A slow Stripe: every answer takes 300 ms, which is no reason to stop sending requests. */
beforeAll(async () => {
  server = createServer((_request, response) =>
    setTimeout(() => response.end(JSON.stringify({ id: "cus_1", object: "customer" })), 300),
  );
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  stripe = new Stripe("sk_test_sim_slow", {
    host: "127.0.0.1",
    port: (server.address() as AddressInfo).port,
    protocol: "http",
    telemetry: false,
    maxNetworkRetries: 0,
    httpClient: budgetedHttpClient(new RequestBudget(100)),
  });
});
afterAll(() => new Promise((closed) => server.close(closed)));

it("doesn't count a request as unanswered if its customer stopped waiting too early", async () => {
  const late = (id: string) =>
    withPurpose({ who: "hostile", rank: "preview", giveUpAt: performance.now() + 50, sent: 0 }, () =>
      stripe.customers.retrieve(id),
    );
  const ended = await Promise.allSettled(Array.from({ length: 10 }, (_, index) => late(`cus_${index}`)));
  expect(ended.filter(({ status }) => status === "rejected")).toHaveLength(10);
  expect(await stripe.customers.retrieve("cus_1")).toMatchObject({ id: "cus_1" });
});
