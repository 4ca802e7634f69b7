import { disconnectStripe, missingPermissions } from "@/lib/merchant/stripe-keys";
import { portalSettings } from "@/lib/settings/schema";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { checkStripeKey } from "./keys";
import { permissionsFor, stripePermissions } from "./permissions";

const allowed = stripePermissions.map(({ id, level }) => `${id}_${level.toLowerCase()}`);

describe("checking a pasted Stripe key", () => {
  let world: PortalWorld;
  beforeAll(startPortalWorlds);
  afterAll(stopPortalWorlds);
  beforeEach(async () => void (world = await portalWorld()));

  const restrict = (permissions: string[]) =>
    world.admin("POST", "keys", { key: world.stripeKey, permissions });

  it("accepts a restricted key with exactly the required permissions", async () => {
    await restrict(allowed);
    const check = await checkStripeKey(world.stripeKey, "test");
    expect(check).toMatchObject({
      ok: true,
      value: { kind: "restricted", last4: world.stripeKey.slice(-4) },
    });
  });

  it.each(stripePermissions)(
    "names the permission for $label when the key lacks it",
    async ({ id, label }) => {
      // A key that can read payment intents can read products through them, so both permissions are removed.
      const taken = id === "product" ? ["product_", "payment_intent_"] : [`${id}_`];
      await restrict(allowed.filter((permission) => !taken.some((one) => permission.startsWith(one))));
      const check = await checkStripeKey(world.stripeKey, "test");
      expect(check).toMatchObject({
        ok: false,
        problem: "permission",
        message: expect.stringContaining(label),
      });
    },
  );

  describe("with settings that need more permissions", () => {
    const more = permissionsFor(
      portalSettings.parse({ billingDetails: true, coupon: true, taxIds: true, removePaymentMethods: true }),
    );
    const writing = more.map(({ id, level }) => `${id}_${level.toLowerCase()}`);

    it("accepts a key with exactly those permissions", async () => {
      await restrict(writing);
      expect(await checkStripeKey(world.stripeKey, "test", more)).toSucceed();
      expect(await missingPermissions(world.merchantId, "test")).toEqual([]);
    });

    it("names the permissions a smaller key lacks, and changes no customer to find out", async () => {
      await restrict(allowed);
      const check = await checkStripeKey(world.stripeKey, "test", more);
      expect(check).toMatchObject({
        problem: "permission",
        message: expect.stringMatching(/Customers: Write.*Tax IDs: Write.*Promotion codes: Read/),
      });
      const requests = (await world.admin("GET", "requests")) as { method: string; status: number }[];
      expect(requests.filter(({ method, status }) => method !== "GET" && status === 200)).toEqual([]);
    });

    it("names the missing permissions if the merchant turns on a setting later", async () => {
      await restrict(allowed);
      expect(await missingPermissions(world.merchantId, "test")).toEqual([]);
      await world.saveSettings({ billingDetails: true, taxIds: true });
      expect(await missingPermissions(world.merchantId, "test")).toMatchObject([
        { label: "Customers", level: "Write" },
        { label: "Tax IDs", level: "Write" },
      ]);
    });

    it("names no missing permissions while no key is connected", async () => {
      await world.saveSettings({ billingDetails: true, taxIds: true });
      await disconnectStripe({ merchantId: world.merchantId, actor: "system" }, "test");
      expect(await missingPermissions(world.merchantId, "test")).toEqual([]);
    });
  });

  it("says that Stripe doesn't recognize a revoked key, and doesn't repeat the key", async () => {
    await world.admin("POST", "keys", { key: world.stripeKey, revoked: true });
    const check = await checkStripeKey(world.stripeKey, "test");
    expect(check).toMatchObject({ ok: false, problem: "refused" });
    expect(JSON.stringify(check)).not.toContain(world.stripeKey);
  });

  it("says that Stripe didn't answer when every connection breaks", async () => {
    await world.admin("POST", "faults", {
      match: { path: "/v1/coupons" },
      times: 3,
      action: { type: "drop_before" },
    });
    expect(await checkStripeKey(world.stripeKey, "test")).toMatchObject({
      ok: false,
      problem: "unreachable",
    });
  });

  it("sends no request with a key of the other mode", async () => {
    expect(await checkStripeKey(world.stripeKey, "live")).toMatchObject({ ok: false, problem: "format" });
    expect(await world.admin("GET", "requests")).toEqual([]);
  });

  it("changes nothing in Stripe, because it only tries to change objects that can't exist", async () => {
    await checkStripeKey(world.stripeKey, "test");
    const changes = await world.changes();
    expect(changes.map(({ path, status }) => [path, status])).toEqual([
      ["/v1/subscriptions/sub_PorticoAsksWhatThisKeyMayDo", 404],
      ["/v1/invoices/in_PorticoAsksWhatThisKeyMayDo", 404],
    ]);
  });

  it.each(["subscription", "invoice"])(
    "names the %s permission if the key has only read access",
    async (id) => {
      await restrict(allowed.map((permission) => permission.replace(`${id}_write`, `${id}_read`)));
      expect(await checkStripeKey(world.stripeKey, "test")).toMatchObject({
        problem: "permission",
        message: expect.stringMatching(/(Subscriptions|Invoices): Write/) as string,
      });
    },
  );
});
