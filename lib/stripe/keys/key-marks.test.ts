import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createStripe } from "../connection/client";
import { keyDirection } from "./key-marks";

const base = "http://127.0.0.1:12111";

it.each<[string, string | undefined, string]>([
  ["sk_test_sim_a", base, "fits"],
  ["rk_live_sim_a", base, "fits"],
  ["rk_test_abc", base, "real_key_for_simulator"],
  ["pk_test_abc", base, "real_key_for_simulator"],
  ["rk_live_sim", base, "real_key_for_simulator"],
  ["rk_live_abc", base, "real_key_for_simulator"],
  ["sk_live_abc", base, "real_key_for_simulator"],
  ["rk_live_abc", undefined, "fits"],
  ["rk_test_abc", undefined, "fits"],
  ["rk_test_sim_a", undefined, "simulator_key_for_stripe"],
  ["sk_live_sim_a", undefined, "simulator_key_for_stripe"],
])("decides whether %s may be sent to the base %s: %s", (key, toBase, direction) => {
  expect(keyDirection(key, toBase)).toBe(direction);
});

describe("a client", () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end("{}");
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it("isn't made with a key that must not be sent where STRIPE_API_BASE points", async () => {
    Object.assign(process.env, {
      APP_URL: "http://127.0.0.1:3000",
      NEXTAUTH_SECRET: "correct horse battery staple, and a few words more",
      SEALING_KEYS: `v1:${Buffer.from("0123456789abcdefghijklmnopqrstuv").toString("base64")}`,
      STRIPE_API_BASE: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    });
    const use = async (key: string) => createStripe(key).customers.retrieve("cus_1");
    for (const key of ["rk_live_abc", "sk_test_abc"]) {
      await expect(use(key)).rejects.toThrow("real_key_for_simulator");
      await expect(use(key)).rejects.not.toThrow(key);
    }
    expect(asked).toBe(0);
    await use("sk_test_sim_a");
    expect(asked).toBe(1);
  });
});
