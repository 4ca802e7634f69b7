import { expectEvent } from "./support/events";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";

// The page scrolls to its messages, and a click during a smooth scroll would miss its button.
test.use({ contextOptions: { reducedMotion: "reduce" }, scenario: "multi-item" });

const mona = "mona@example.com";

test.beforeEach(({ world }) => world.saveSettings({ removeAddOns: true }));

test("a removed add-on ends at the renewal, the removal can be undone, and the plan continues", async ({
  page,
  world,
  openPortal,
}) => {
  const portal = await openPortal(mona);
  await portal.getByRole("button", { name: "Remove an add-on" }).click();
  const dialog = portal.getByRole("dialog", { name: "Remove Lumen Extra History?" });
  await expect(dialog.getByRole("radio", { name: "Lumen Extra History $12.00 per month" })).toBeChecked();
  await expect(
    dialog.getByText(
      /^Nothing due today\. You keep Lumen Extra History until .*, then \$49\.00 per month\.$/,
    ),
  ).toBeVisible();
  await dialog.getByRole("button", { name: /^Remove on / }).click();
  await expectFeedback(portal, /^Lumen Extra History ends on /);
  await expect(portal.getByText(/^Renews on .* without Lumen Extra History$/)).toBeVisible();
  await expect(portal.getByText(/^Lumen Extra History \(\$12\.00 per month, until /)).toBeVisible();
  await expectEvent(page, "remove_add_on", { object: "subscription", outcome: "scheduled" });

  await portal.getByRole("button", { name: "Keep Lumen Extra History" }).click();
  await expectFeedback(portal, "Your planned change won’t happen.");
  await portal.getByRole("button", { name: "Remove an add-on" }).click();
  await dialog.getByRole("button", { name: /^Remove on / }).click();
  await expectFeedback(portal, /^Lumen Extra History ends on /);
  await world.admin("POST", "clock", { advance: 32 * 86_400 });
  const later = await openPortal(mona);
  await expect(later.getByText("$49.00 per month").first()).toBeVisible();
  await expect(later.getByText("Lumen Extra History")).toHaveCount(0);
  await expect(later.getByRole("row").nth(1)).toContainText("$49.00");
});

test("when Stripe refuses, nothing is removed, and the dialog says so", async ({ world, openPortal }) => {
  await world.admin("POST", "faults", {
    match: { method: "POST", path: "/v1/subscription_schedules" },
    action: { type: "status", status: 400 },
  });
  const portal = await openPortal(mona);
  await portal.getByRole("button", { name: "Remove an add-on" }).click();
  const confirm = portal.getByRole("dialog").getByRole("button", { name: /^Remove on / });
  await confirm.click();
  await expectFeedback(portal, /Nothing was changed\./);
  // After the refusal, the page made a new intent, so the same click counts as a new attempt.
  await confirm.click();
  await expectFeedback(portal, /^Lumen Extra History ends on /);
});
