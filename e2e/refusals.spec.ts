import type { FrameLocator, Locator } from "@playwright/test";
import type { PortalSettings } from "@/lib/settings/schema";
import { expect, test } from "./support/fixtures";
import { tamper } from "./support/tampering";

/**
 * What a button shows is not what decides. Each operation is brought to its last click; before it the merchant
 * switches it off, or the page is made to name somebody else's subscription; or the click comes twice.
 */

test.use({ contextOptions: { reducedMotion: "reduce" } });

type Journey = {
  operation: string;
  email: string;
  on: Partial<PortalSettings>;
  off: Partial<PortalSettings>;
  /** Everything up to the button that does it. */
  reach(portal: FrameLocator): Promise<Locator>;
  done: RegExp;
};

const inDialog = (portal: FrameLocator, name: string | RegExp) =>
  portal.getByRole("dialog").getByRole("button", { name });

const journeys: Journey[] = [
  {
    operation: "change_plan",
    email: "ada@example.com",
    on: {},
    off: { changePlan: false },
    async reach(portal) {
      await portal.getByRole("button", { name: "Change plan" }).click();
      await portal.getByRole("radio", { name: /Lumen Business/ }).check();
      return inDialog(portal, /^Change and pay/);
    },
    done: /^Changed\./,
  },
  {
    operation: "cancellation",
    email: "ada@example.com",
    on: {},
    off: { cancellation: false },
    async reach(portal) {
      await portal.getByRole("button", { name: "Cancel plan" }).click();
      return inDialog(portal, "Cancel plan");
    },
    done: /^Canceled\./,
  },
  {
    operation: "keep_subscription",
    email: "elif@example.com",
    on: {},
    off: { cancellation: false },
    reach: async (portal) => portal.getByRole("button", { name: "Keep Lumen Team" }),
    done: /^Kept\./,
  },
  {
    operation: "resubscribe",
    email: "farid@example.com",
    on: { resubscribe: true },
    off: { resubscribe: false },
    async reach(portal) {
      await portal.getByRole("button", { name: "Resubscribe" }).click();
      return inDialog(portal, /^Resubscribe and pay/);
    },
    done: /^Welcome back\./,
  },
];

for (const { operation, email, on, off, reach, done } of journeys) {
  test.describe(operation, () => {
    test.beforeEach(({ world }) => world.saveSettings(on));

    test("is refused once the merchant has switched it off, whatever the page still shows", async ({
      world,
      openPortal,
    }) => {
      const portal = await openPortal(email);
      const button = await reach(portal);
      await expect(button).toBeEnabled();
      await world.saveSettings({ ...on, ...off });
      await button.click();
      await expect(portal.getByText("This cannot be done here. Nothing was changed.")).toBeVisible();
      expect(await world.changes()).toEqual([]);
    });

    test("does not exist for a subscription of somebody else", async ({ page, world, openPortal }) => {
      const portal = await openPortal(email);
      const button = await reach(portal);
      await expect(button).not.toHaveAttribute("aria-disabled", "true");
      await tamper(page, await world.subscriptionOf(email), await world.subscriptionOf("ben@example.com"));
      await button.click();
      const refusal = portal.getByText("This subscription was not found. Nothing was changed.").first();
      await expect(refusal).toBeVisible();
      expect(await world.changes()).toEqual([]);
    });

    test("is done once by a double click", async ({ world, openPortal }) => {
      const portal = await openPortal(email);
      const button = await reach(portal);
      await expect(button).not.toHaveAttribute("aria-disabled", "true");
      await button.dblclick();
      await expect(portal.getByText(done)).toBeVisible();
      expect(await world.changes()).toHaveLength(1);
    });
  });
}
