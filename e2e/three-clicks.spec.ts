import { operationNames } from "@/lib/operations/operations";
import { countClicks } from "./support/clicks";
import { expect, test } from "./support/fixtures";
import { comeBack, lastClicks } from "./support/last-clicks";
import { expectOutcome } from "./support/outcome";

/**
 * From the portal's first screen to what the customer reads when it is done: three clicks at most. Typing is no
 * click, nor is putting the cursor into the field; a choice in a list is one. A card is entered on Stripe's page,
 * whose clicks are Stripe's, so they are counted apart.
 */

test.use({ contextOptions: { reducedMotion: "reduce" } });

const most = 3;

for (const operation of operationNames) {
  const { email, on, prepare, reach, done, request } = lastClicks[operation];

  test(`${operation} takes at most three clicks`, async ({ page, context, world, openPortal }) => {
    await world.saveSettings({ ...on });
    await prepare?.(world);
    await world.admin("DELETE", "requests");
    const counted = await countClicks(context);
    const portal = await openPortal(email);
    const button = await reach(portal, page);
    await button.click();
    await comeBack(button, page);
    await expectOutcome(portal, done);
    const { inPortal, onStripesPage } = counted.clicks;
    expect(inPortal, "a counter that counts nothing proves nothing").toBeGreaterThan(0);
    expect(inPortal).toBeLessThanOrEqual(most);
    // The card and the button that saves it: choosing one is what the simulator's page has in place of typing it.
    expect(onStripesPage).toBe(operation === "update_card" ? 2 : 0);
    const changes = (await world.changes()).map(({ method, path }) => `${method} ${path}`);
    expect(changes.filter((one) => request.test(one))).toHaveLength(1);
  });
}
