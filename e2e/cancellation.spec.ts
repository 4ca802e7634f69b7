import { expectEvent, receivedEvents } from "./support/events";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";
import { holdScripts } from "./support/scripts";

// The page scrolls to its messages, and a click during a smooth scroll would miss its button.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const ada = "ada@example.com";
type Subscription = {
  customer: string;
  status: string;
  cancel_at_period_end: boolean;
  cancel_at: number | null;
  cancellation_details: { feedback: string | null; comment: string | null };
};

async function subscriptionOf(
  world: { admin(method: "GET", part: string): Promise<unknown> },
  customer: string,
) {
  const all = (await world.admin("GET", "objects?type=subscription")) as Subscription[];
  return all.find((subscription) => subscription.customer === customer);
}

test("two clicks cancel at the end of the period, without a reason, and the page and Stripe agree", async ({
  page,
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Cancel plan" }).click();
  const dialog = portal.getByRole("dialog", { name: "Cancel Lumen Team?" });
  const until = dialog.getByText(/^Yours until .+\d{4}$/);
  await expect(until).toBeVisible();
  const date = ((await until.textContent()) ?? "").replace("Yours until ", "");
  await expect(dialog.getByText("You won’t be charged again.")).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel plan" }).click();

  await expectFeedback(portal, /^Your plan is canceled\. You keep Lumen Team until/);
  await expect(portal.locator(".portal-receipt")).toContainText(date);
  await expect(portal.getByText(/^Yours until /)).toBeVisible();
  await expect(portal.getByRole("button", { name: "Keep Lumen Team" })).toBeVisible();
  await expect(portal.getByRole("button", { name: "Cancel plan" })).toHaveCount(0);
  await expectEvent(page, "cancellation", { outcome: "at_period_end" });
  expect((await receivedEvents(page)).map(({ event }) => event)).toContain("pre_cancellation");
  const subscription = await subscriptionOf(world, "cus_LumenAda");
  expect(subscription?.cancel_at_period_end || subscription?.cancel_at).toBeTruthy();
  expect(subscription?.cancellation_details).toMatchObject({ feedback: null, comment: null });
});

test("a canceled subscription ends with its period, and nothing more is charged", async ({
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada);
  const before = await portal.getByRole("row").count();
  await portal.getByRole("button", { name: "Cancel plan" }).click();
  await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).click();
  await expectFeedback(portal, /^Your plan is canceled\. You keep Lumen Team until/);
  await world.admin("POST", "clock", { advance: 32 * 86_400 });
  const later = await openPortal(ada);
  await expect(later.getByText(/^Ended on/)).toBeVisible();
  await expect(later.getByRole("row")).toHaveCount(before);
  expect((await subscriptionOf(world, "cus_LumenAda"))?.status).toBe("canceled");
});

test("the reason and the comment are saved in Stripe, and stay out of the console even in debug mode", async ({
  page,
  world,
  openPortal,
}) => {
  await world.saveSettings({ debug: true });
  const told: Promise<unknown>[] = [];
  page.on("console", (message) =>
    told.push(Promise.all([message.text(), ...message.args().map((each) => each.jsonValue())])),
  );
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Cancel plan" }).click();
  await expect(portal.getByRole("textbox")).toHaveCount(0);
  await portal.getByRole("combobox").selectOption("Too expensive");
  await portal.getByRole("textbox", { name: /Anything you’d like to add/ }).fill("The yearly price went up.");
  await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).click();
  await expect(portal.getByText(/^Your plan is canceled\./)).toBeVisible();
  expect((await subscriptionOf(world, "cus_LumenAda"))?.cancellation_details).toMatchObject({
    feedback: "too_expensive",
    comment: "The yearly price went up.",
  });
  const words = JSON.stringify(await Promise.all(told));
  expect(words).toContain("cancellation");
  expect(words).not.toContain("went up");
});

test("the dialog has no reason field if the merchant doesn't ask for one", async ({ world, openPortal }) => {
  await world.saveSettings({ cancellationReason: false });
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Cancel plan" }).click();
  await expect(portal.getByRole("dialog")).toBeVisible();
  await expect(portal.getByRole("combobox")).toHaveCount(0);
  await expect(portal.getByRole("textbox")).toHaveCount(0);
});

test("the page says that a subscription ended immediately, even if it shows only active ones", async ({
  world,
  openPortal,
}) => {
  await world.saveSettings({ cancelImmediately: true, showOnlyActive: true });
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Cancel plan" }).click();
  await expect(portal.getByText("Lumen Team ends today")).toBeVisible();
  await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).click();
  await expectFeedback(portal, "Your plan is canceled. Lumen Team has ended.");
  await expect(portal.getByRole("heading", { name: "No active subscription" })).toBeVisible();
  expect((await subscriptionOf(world, "cus_LumenAda"))?.status).toBe("canceled");
});

test("the button to cancel is never hidden in the menu", async ({ world, openPortal }) => {
  await world.saveSettings({ dropdownMenu: true, coupon: true });
  const portal = await openPortal(ada);
  await expect(portal.getByRole("button", { name: "Cancel plan" })).toBeVisible();
  await portal.getByText("Manage", { exact: true }).click();
  await expect(portal.getByRole("button", { name: "Change plan" })).toBeVisible();
  await portal.getByRole("button", { name: "Cancel plan" }).last().click();
  await expect(portal.getByRole("dialog", { name: "Cancel Lumen Team?" })).toBeVisible();
});

test("clicking three times before the script loads cancels once, with the chosen reason", async ({
  page,
  world,
  openPortal,
}) => {
  const releaseScripts = await holdScripts(page);
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Cancel plan" }).click();
  await portal.getByRole("combobox").selectOption("Not using it enough");
  const confirm = portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" });
  await confirm.click();
  await confirm.click();
  await confirm.click();
  releaseScripts();
  await expectFeedback(portal, /^Your plan is canceled\. You keep Lumen Team until/);
  expect((await subscriptionOf(world, "cus_LumenAda"))?.cancellation_details.feedback).toBe("unused");
  expect(await world.changes()).toHaveLength(1);
});

test("the merchant's page can refuse a cancellation: nothing is sent, and the input stays", async ({
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada, { veto: "pre_cancellation" });
  await portal.getByRole("button", { name: "Cancel plan" }).click();
  await portal.getByRole("combobox").selectOption("Something else");
  await portal.getByRole("textbox").fill("My words");
  await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).click();
  await expectFeedback(portal, /This site blocked the change\. Nothing was changed\./);
  await expect(portal.getByRole("textbox")).toHaveValue("My words");
  expect(await world.changes()).toEqual([]);
});

test("when Stripe can't be reached, the page says so and keeps the input, and the next attempt works", async ({
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada);
  await world.admin("POST", "faults", {
    match: { method: "POST", path: "/^/v1/subscriptions/sub_/" },
    times: 10,
    action: { type: "status", status: 500 },
  });
  await portal.getByRole("button", { name: "Cancel plan" }).click();
  await portal.getByRole("combobox").selectOption("Something else");
  await portal.getByRole("textbox").fill("My words");
  const confirm = portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" });
  await confirm.click();
  await expect(portal.getByRole("alert").filter({ hasText: /\w/ })).toBeVisible({ timeout: 30_000 });
  await expect(portal.getByRole("textbox")).toHaveValue("My words");
  await world.admin("DELETE", "faults");
  await expect(confirm).not.toHaveAttribute("aria-disabled", "true");
  await confirm.click();
  await expect(portal.getByText(/^Your plan is canceled\. You keep Lumen Team until/)).toBeVisible({
    timeout: 30_000,
  });
});
