import type { FrameLocator, Locator, Page } from "@playwright/test";
import { operationNames } from "@/lib/operations/operations";
import { operationCases } from "./operations/all-operations";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";
import { foreignRequestFor } from "./support/foreign-requests";
import type { JourneyCase } from "./support/journey";
import { journeyTable } from "./support/journey-table";
import { returnToPortal } from "./support/stripe-page";
import { tamper } from "./support/tampering";
import type { World } from "./support/world";

/**
 * The server decides, not the page's buttons. Before the last click of each operation, the merchant turns the operation
 * off, or the page is manipulated to name another customer's object. A third test double-clicks.
 */

test.use({ contextOptions: { reducedMotion: "reduce" } });

type AtLastClick = { portal: FrameLocator; button: Locator };

for (const operation of operationNames) {
  const { email, on, off, prepare, reach, done, request } = operationCases[operation].lastClick;

  /** Whether this file tests the case for an operation. If not, the operation has its own journey for the case. */
  const isToldHere = (one: JourneyCase) => {
    const journey = journeyTable[operation][one];
    return "file" in journey && journey.file === "refusals";
  };

  /** Brings the page to its last click, and clears the simulator's request log. */
  async function begin(
    page: Page,
    world: World,
    openPortal: (email: string) => Promise<FrameLocator>,
  ): Promise<AtLastClick> {
    await world.saveSettings({ ...on });
    await prepare?.(world);
    const portal = await openPortal(email);
    const button = await reach(portal, page);
    await expect(button).toBeEnabled();
    await expect(button).not.toHaveAttribute("aria-disabled", "true");
    await world.admin("DELETE", "requests");
    return { portal, button };
  }

  const doneIn = async (world: World) =>
    (await world.changes()).map(({ method, path }) => `${method} ${path}`).filter((one) => request.test(one));

  test.describe(operation, () => {
    if (isToldHere("switched off"))
      test("is refused once the merchant has turned it off, whatever the page still shows", async ({
        page,
        world,
        openPortal,
      }) => {
        const { portal, button } = await begin(page, world, openPortal);
        await world.saveSettings({ ...on, ...off });
        await button.click();
        await returnToPortal(button, page);
        await expectFeedback(portal, "You can’t do this here. Nothing was changed.");
        await expect(portal.getByRole("dialog")).toHaveCount(0);
        expect(await doneIn(world)).toEqual([]);
      });

    test("is refused for another customer's objects, as if they didn't exist", async ({
      page,
      world,
      openPortal,
    }) => {
      const { portal, button } = await begin(page, world, openPortal);
      const { own, foreign, refusal } = await foreignRequestFor(operation, email, world);
      await world.admin("DELETE", "requests");
      await tamper(page, own, foreign);
      await button.click();
      await returnToPortal(button, page);
      await expectFeedback(portal, refusal);
      expect(await doneIn(world)).toEqual([]);
    });

    if (isToldHere("double click"))
      test("happens once on a double click", async ({ page, world, openPortal }) => {
        const { portal, button } = await begin(page, world, openPortal);
        await button.dblclick();
        await expectFeedback(portal, done);
        expect(await doneIn(world)).toHaveLength(1);
      });
  });
}
