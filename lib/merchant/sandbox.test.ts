import { setDatabaseUrl } from "@/lib/env";
import { hasSandbox } from "@/lib/stripe/keys/sandbox";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { trySandbox } from "./sandbox";
import { readSetUp } from "./set-up";
import { disconnectStripe } from "./stripe-keys";

let world: PortalWorld;
beforeAll(startPortalWorlds);
beforeAll(async () => {
  world = await portalWorld();
  await disconnectStripe({ merchantId: world.merchantId, actor: "system" }, "test");
});
afterAll(stopPortalWorlds);

/** Sets or removes the simulator's URL, and reads the environment again. */
function setSimulator(url: string | undefined): void {
  if (url === undefined) delete process.env.STRIPE_API_BASE;
  else process.env.STRIPE_API_BASE = url;
  setDatabaseUrl(process.env.DATABASE_URL ?? "");
}

it("offers a sandbox only if the installation uses a simulator", async () => {
  const simulator = process.env.STRIPE_API_BASE;
  const requests = jest.spyOn(globalThis, "fetch");
  const who = { merchantId: world.merchantId, actor: "system" } as const;

  setSimulator(undefined);
  expect(hasSandbox()).toBe(false);
  await expect(trySandbox(who, "test")).rejects.toMatchObject({ code: "not_found" });
  expect(requests).not.toHaveBeenCalled();
  expect(await readSetUp(world.merchantId, "test")).toMatchObject({ stripe: null });

  setSimulator(simulator);
  expect(hasSandbox()).toBe(true);
  await trySandbox(who, "test");
  expect(await readSetUp(world.merchantId, "test")).toMatchObject({ stripe: { isSandbox: true } });
  requests.mockRestore();
});
