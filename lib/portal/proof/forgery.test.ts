import fc from "fast-check";
import { hmac, randomText } from "../../crypto";
import { forgeries, type Forgery, type ForgeryPortal, oneChange } from "../../testing/forgeries";
import { tokenFor } from "../../testing/tokens";
import { judgeProof, kindOf } from "./judge-proof";

const key = (prefix: string) => ({ id: `${prefix}_${randomText(20)}`, secret: `portico_${randomText(43)}` });

const portal = (mode: "test" | "live", identifyBy: "email" | "customer_id"): ForgeryPortal => ({
  portalId: randomText(20),
  mode,
  identifyBy,
  hashKeys: [key("key"), key("key")],
  tokenKeys: [key("sig"), key("sig")],
  retired: key("sig"),
});

const portals = [portal("test", "email"), portal("live", "email"), portal("live", "customer_id")];
const identityOf = ({ identifyBy }: ForgeryPortal) =>
  identifyBy === "email" ? "ada@example.com" : "cus_NffrFeUfNV2Hib";

/** True if the portal accepts this proof. The keys come from memory, not from the database. */
async function accepted({ portal: at, claimed, hash }: Omit<Forgery, "what">): Promise<boolean> {
  const keys = kindOf({ hash }) === "hash" ? at.hashKeys : at.tokenKeys;
  const settings = { identifyBy: at.identifyBy, acceptedProofs: "both" } as const;
  const { portalId, mode } = at;
  return (
    (await judgeProof(keys, { portalId, mode, settings, claimed, hash }, new Date())).proof !== undefined
  );
}

it("accepts each proof that the forgeries are based on", async () => {
  for (const each of portals) {
    const claimed = identityOf(each);
    for (const { secret } of each.hashKeys)
      expect(await accepted({ portal: each, claimed, hash: hmac(secret, claimed) })).toBe(true);
    for (const signingKey of each.tokenKeys)
      expect(await accepted({ portal: each, claimed, hash: tokenFor(each, signingKey, claimed) })).toBe(true);
  }
});

it("accepts none of a hundred thousand forgeries, most of them valid proofs with one change", async () => {
  const count: Record<string, number> = {};
  // The forgeries are checked in batches, because a single check mostly waits.
  const many = fc.array(forgeries(portals, identityOf), { minLength: 50, maxLength: 50 });
  const property = fc.asyncProperty(many, async (forged) => {
    for (const { what } of forged) count[what] = (count[what] ?? 0) + 1;
    const judged = await Promise.all(forged.map(accepted));
    expect(forged.filter((_, place) => judged[place])).toEqual([]);
  });
  await fc.assert(property, { numRuns: 2_000 });
  const changed = Object.keys(oneChange).map((what) => count[what] ?? 0);
  expect(Math.min(...changed)).toBeGreaterThan(1_000);
  expect(changed.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(50_000);
}, 300_000);
