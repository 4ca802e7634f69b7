import { operationNames } from "@/lib/operations/operations";
import { operationCases } from "./operations/all-operations";
import { countClicks } from "./support/clicks";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";
import { returnToPortal } from "./support/stripe-page";

/**
 * No operation takes more than three clicks from the portal's first screen to the final message. Typing and clicking
 * into a field don't count; a choice in a list does. Clicks on Stripe's page for entering a card are counted
 * separately.
 */

test.use({ contextOptions: { reducedMotion: "reduce" } });

const most = 3;

for (const operation of operationNames) {
  const { email, on, prepare, reach, done, request } = operationCases[operation].lastClick;

  test(`${operation} takes at most three clicks`, async ({ page, context, world, openPortal }) => {
    await world.saveSettings({ ...on });
    await prepare?.(world);
    await world.admin("DELETE", "requests");
    const counted = await countClicks(context);
    const portal = await openPortal(email);
    const button = await reach(portal, page);
    await button.click();
    await returnToPortal(button, page);
    await expectFeedback(portal, done);
    const { inPortal, onStripesPage } = counted.clicks;
    expect(inPortal, "a counter that counts nothing proves nothing").toBeGreaterThan(0);
    expect(inPortal).toBeLessThanOrEqual(most);
    // The two clicks are on the card and on the save button. On the simulator's page, customers choose a card.
    expect(onStripesPage).toBe(operation === "update_card" ? 2 : 0);
    const changes = (await world.changes()).map(({ method, path }) => `${method} ${path}`);
    expect(changes.filter((one) => request.test(one))).toHaveLength(1);
  });
}
