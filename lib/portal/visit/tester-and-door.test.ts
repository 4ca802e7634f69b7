import fc from "fast-check";
import { hmac } from "@/lib/crypto";
import { changePortal } from "@/lib/db/portals";
import { testEntry } from "@/lib/merchant/entry-test";
import { createSecretKey } from "@/lib/merchant/secret-keys";
import {
  type PortalWorld,
  portalWorld,
  sampleOrigin,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { signingKey, tokenFor } from "@/lib/testing/tokens";
import { requestTicket } from "./request-ticket";

beforeAll(() => {
  process.env.VISITS_PER_MINUTE = "10000";
  return startPortalWorlds();
});
afterAll(stopPortalWorlds);

const who = ({ merchantId }: PortalWorld) => ({ merchantId, actor: "system" }) as const;
const emails: [string, ...string[]] = [
  "ada@example.com",
  "Ada@example.com",
  "ada@example.com ",
  "nobody@example.com",
  "cus_LumenAda",
  "",
];
const origins: [string, ...string[]] = [
  sampleOrigin,
  ...["https://app.lumen.example", "https://a.b.lumen.example", "https://lumen.example"],
  ...["http://app.lumen.example", "https://evil.example", "null", ""],
];

async function prepared() {
  const world = await portalWorld();
  const { mode } = world;
  await changePortal(who(world), mode, { column: "allowedOrigins", verb: "origins.saved" }, () => ({
    value: ["https://*.lumen.example"],
    details: {},
  }));
  const other = await createSecretKey(who(world), "live");
  const secrets: [string, ...string[]] = [world.secret, other.secret, "x"];
  return { world, signing: await signingKey(world), secrets };
}

type Write = (hash: string) => string;

/** Ways to write a hash: the right one, and typical mistakes of servers. */
const writings: [Write, ...Write[]] = [
  (hash) => hash,
  (hash) => hash.toUpperCase(),
  (hash) => `${hash}\n`,
  (hash) => hash.slice(1),
  (hash) => Buffer.from(hash, "hex").toString("base64"),
  () => "",
];

/** Generates the right value three times out of four: a portal opens only if several values are right at once. */
const mostly = <Value>([right, ...others]: readonly [Value, ...Value[]]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(right) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

it("the tester predicts exactly whether a hash opens the portal", async () => {
  const { world, secrets } = await prepared();
  const { portalId, mode } = world;
  const tried = fc.record({
    identity: mostly(emails),
    hashed: mostly([undefined, ...emails]),
    secret: mostly(secrets),
    write: mostly(writings),
    origin: mostly(origins),
    securityHash: fc.constantFrom(true, true, true, false),
    identifyBy: fc.constantFrom("email" as const, "email" as const, "customer_id" as const),
    acceptedProofs: fc.constantFrom("both" as const, "both" as const, "token" as const),
  });
  const said = { opens: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(tried, async ({ identity, hashed, secret, write, origin, ...settings }) => {
      await world.saveSettings(settings);
      const hash = write(hmac(secret, hashed ?? identity));
      const verdict = await testEntry(who(world), { mode }, { identity, proof: hash, page: origin });
      const claimed = { email: identity, customerId: identity };
      const ticket = await requestTicket({ portalId, ...claimed, hash, origin });
      expect(verdict.opens).toBe(ticket !== null);
      const isWrong = verdict.probes.some(({ state }) => state === "wrong");
      expect(verdict.mend === null).toBe(!isWrong);
      expect(verdict.opens || isWrong || origin === "").toBe(true);
      said[ticket ? "opens" : "refused"] += 1;
    }),
    { numRuns: 120 },
  );
  expect(Math.min(said.opens, said.refused)).toBeGreaterThan(10);
}, 240_000);

it("the tester predicts whether a token opens the portal, and says when the token was already used", async () => {
  const { world, signing } = await prepared();
  const { portalId, mode } = world;
  const email = "ada@example.com";
  const token = tokenFor(world, signing, email);
  const test = () => testEntry(who(world), { mode }, { identity: email, proof: token, page: sampleOrigin });
  expect(await test()).toMatchObject({ opens: true, mend: null });
  expect(await requestTicket({ portalId, email, hash: token, origin: sampleOrigin })).not.toBeNull();
  expect(await test()).toMatchObject({ opens: false, title: "Refused: the token was used before" });
  expect(await requestTicket({ portalId, email, hash: token, origin: sampleOrigin })).toBeNull();
});

it("the tester never says that the portal opens if the page's origin is missing", async () => {
  const { world } = await prepared();
  const entry = { identity: "ada@example.com", proof: hmac(world.secret, "ada@example.com"), page: "" };
  expect(await testEntry(who(world), { mode: world.mode }, entry)).toMatchObject({
    opens: false,
    title: "The hash is valid",
    mend: null,
  });
});

it.each([
  ["yes for an email address in test mode", "test", "email", "ada@example.com", true],
  ["no for a customer ID", "test", "customer_id", "cus_LumenAda", false],
  ["no in live mode", "live", "email", "ada@example.com", false],
] as const)("the tester says that customers on a test clock can't be found by email: %s", async (...row) => {
  const [, mode, identifyBy, identity, isSaid] = row;
  const world = await portalWorld(mode);
  await world.saveSettings({ identifyBy });
  const entry = { identity, proof: hmac(world.secret, identity), page: sampleOrigin };
  const { probes } = await testEntry(who(world), { mode }, entry);
  const customer = probes.find(({ subject }) => subject === "customer");
  expect(customer?.state).toBe("right");
  expect(customer?.note).toBe(isSaid ? "Customers on a test clock can only be found by ID." : undefined);
});
