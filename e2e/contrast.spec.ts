import { allPairs, brandColors, brandPairs, type Ratio, worstRatios } from "./support/contrast";
import { expect, test } from "./support/fixtures";

const schemes = ["light", "dark"] as const;
const presets = ["ledger", "graphite", "iris", "meadow", "ember", "press"];

function expectLegible(ratios: Ratio[]): void {
  for (const { text, ground, least, ratio, look } of ratios)
    console.log(`${text} on ${ground}: ${ratio.toFixed(2)} of ${least} (${Object.values(look).join(", ")})`);
  expect(ratios.filter(({ ratio, least }) => !(ratio >= least))).toEqual([]);
}

for (const scheme of schemes)
  test(`text is legible with each of 4,096 brand colors: ${scheme}`, async ({ openPortal }) => {
    test.slow();
    const portal = await openPortal("ada@example.com");
    const looks = brandColors().map((brand) => ({ preset: "ledger", scheme, brand }));
    expect(looks).toHaveLength(4_096);
    expectLegible(await worstRatios(portal, looks, brandPairs));
  });

test("text is legible in every preset", async ({ openPortal }) => {
  const portal = await openPortal("ada@example.com");
  const looks = presets.flatMap((preset) => schemes.map((scheme) => ({ preset, scheme })));
  expectLegible(await worstRatios(portal, looks, allPairs));
});
