import { type OperationName, operationNames } from "@/lib/operations/operations";
import { operationCases } from "./operations/all-operations";
import { expireVisits, untilReplaced } from "./support/ended-visits";
import { expectEvent, receivedEvents } from "./support/events";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";
import { holdNextFrame, holdScripts } from "./support/scripts";
import { returnToPortal } from "./support/stripe-page";

/**
 * A visit ends after a quarter of an hour without a request, and customers don't notice. If they confirm an
 * operation after that, it is done once in the next visit, or a message says that nothing was changed.
 */

test.use({ contextOptions: { reducedMotion: "reduce" } });

const ada = "ada@example.com";

/**
 * Operations with an amount to confirm. The next visit asks for confirmation again, so nobody pays an amount they
 * weren't shown.
 */
const quoted: OperationName[] = [
  "change_plan",
  "change_quantity",
  "remove_add_on",
  "apply_coupon",
  "resubscribe",
  "resume",
  "pay_invoice",
];

for (const operation of operationNames) {
  const { email, on, prepare, reach, done, request } = operationCases[operation].lastClick;

  test(`${operation}, confirmed after the visit has ended, is done once`, async ({
    page,
    world,
    openPortal,
  }) => {
    await world.saveSettings({ ...on });
    await prepare?.(world);
    const portal = await openPortal(email);
    const button = await reach(portal, page);
    await expect(button).not.toHaveAttribute("aria-disabled", "true");
    await world.admin("DELETE", "requests");
    await expireVisits(world);
    await button.click();
    if (quoted.includes(operation)) {
      await expectFeedback(portal, /nothing was changed yet\. Check the details, then confirm again\./);
      expect(await world.changes()).toEqual([]);
      await expect(button).not.toHaveAttribute("aria-disabled", "true");
      await button.click();
    }
    await returnToPortal(button, page);
    await expectFeedback(portal, done);
    const changes = (await world.changes()).map(({ method, path }) => `${method} ${path}`);
    expect(changes.filter((one) => request.test(one))).toHaveLength(1);
    await expectEvent(page, operation, {});
    await expect(page.locator("#portico-portal iframe")).toHaveCount(1);
  });
}

test("a cancellation in an ended visit keeps its reason, asks the merchant's page once, and is reported once", async ({
  page,
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Cancel plan" }).click();
  await portal.getByRole("combobox").selectOption("Too expensive");
  await portal.getByRole("textbox").fill("The yearly price went up.");
  await expireVisits(world);
  await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).dblclick();
  await expectFeedback(portal, /^Your plan is canceled\. You keep Lumen Team until/);
  const subscription = await world.stripe.subscriptions.retrieve(await world.subscriptionOf(ada));
  expect(subscription.cancellation_details).toMatchObject({
    feedback: "too_expensive",
    comment: "The yearly price went up.",
  });
  await expectEvent(page, "cancellation", { outcome: "at_period_end" });
  const events = (await receivedEvents(page)).map(({ event }) => event);
  expect(events.filter((event) => event.endsWith("cancellation"))).toEqual([
    "pre_cancellation",
    "cancellation",
  ]);
});

test("a cancellation confirmed before the script loads is done, even if the visit has ended by then", async ({
  page,
  world,
  openPortal,
}) => {
  const releaseScripts = await holdScripts(page);
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Cancel plan" }).click();
  await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).click();
  await expireVisits(world);
  releaseScripts();
  await expectFeedback(portal, /^Your plan is canceled\. You keep Lumen Team until/);
  expect(await world.changes()).toHaveLength(1);
});

test("the first click after the visit has ended opens its dialog in the next frame, and typed text stays", async ({
  page,
  world,
  openPortal,
}) => {
  await world.saveSettings({ coupon: true });
  const portal = await openPortal(ada);
  await expireVisits(world);
  await untilReplaced(page, () => portal.getByRole("button", { name: "Change plan" }).click());
  await expect(portal.getByRole("dialog").getByRole("button", { name: /^Change/ })).toBeVisible();
  await portal.getByRole("radio", { name: /Lumen Business/ }).check();
  await expect(portal.getByRole("button", { name: /^Change plan and pay/ })).toBeEnabled();
  await portal.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();

  await portal.getByRole("button", { name: "Add code" }).click();
  await portal.getByRole("textbox", { name: "Promo code" }).fill("SPRING");
  await expireVisits(world);
  // The loader treats a second expiry within five seconds as a failure.
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  await portal.getByRole("button", { name: "Apply" }).click();
  await expect(portal.getByRole("button", { name: "Add SPRING" })).toBeVisible();
});

test("an operation confirmed while the next visit opens is done once", async ({
  page,
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada);
  await expireVisits(world);
  const nextFrame = await holdNextFrame(page);
  await portal.getByRole("button", { name: "Change plan" }).click();
  await nextFrame.asked;
  await portal.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  await portal.getByRole("button", { name: "Cancel plan" }).click();
  const refused = page.waitForResponse((response) => response.request().method() === "POST");
  await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).press("Enter");
  await refused;
  // This gives the frame enough time to learn that the visit has ended.
  await portal.locator("body").evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  nextFrame.release();
  await expectFeedback(portal, /^Your plan is canceled\. You keep Lumen Team until/);
  expect(await world.changes()).toHaveLength(1);
  await expect(page.locator("#portico-portal iframe")).toHaveCount(1);
});

test("a frame can't be clicked once the next one has taken over", async ({ page, world, openPortal }) => {
  // Once `isDeaf` is set, the page no longer receives messages, such as the next frame's ready message.
  await page.addInitScript(() =>
    addEventListener("message", (event) => "isDeaf" in window && event.stopImmediatePropagation(), true),
  );
  const portal = await openPortal(ada);
  await expireVisits(world);
  const nextFrame = await holdNextFrame(page);
  await portal.getByRole("button", { name: "Change plan" }).click();
  await nextFrame.asked;
  await expect(portal.locator("body")).not.toHaveAttribute("inert");
  await page.evaluate(() => Object.assign(window, { isDeaf: true }));
  nextFrame.release();
  await expect(portal.locator("body")).toHaveAttribute("inert");
  await expect(portal.locator("body")).toHaveCSS("opacity", "0.55");
});

test("if the merchant's page can't renew the visit, the customer reads that nothing was changed", async ({
  page,
  world,
  openPortal,
  expectedErrors,
}) => {
  expectedErrors.push(/status of 403/);
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Cancel plan" }).click();
  await expireVisits(world);
  // The customer signed out in another tab, so the page has no hash.
  await page.evaluate(
    () => delete (window as never as { porticoSettings: { hash?: string } }).porticoSettings.hash,
  );
  await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).click();
  await expect(page.getByRole("alert")).toContainText("Nothing was changed. Sign in again, then try again");
  await expect(page.locator("#portico-portal iframe")).toHaveCount(0);
  expect(await world.changes()).toEqual([]);
});

test("if the merchant's page doesn't respond, the customer reads what happened and what to do", async ({
  page,
  world,
  openPortal,
}) => {
  test.slow();
  // Listens before the loader does, so it can keep messages from the loader.
  await page.addInitScript(() =>
    addEventListener("message", (event) => "isDeaf" in window && event.stopImmediatePropagation(), true),
  );
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Cancel plan" }).click();
  await expireVisits(world);
  await page.evaluate(() => Object.assign(window, { isDeaf: true }));
  await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).click();
  const sentence = portal.getByText(/has timed out\. Reload to continue\. Nothing was changed\./);
  // The frame waits twelve seconds for the page's answer, and then for another frame to replace it.
  await expect(sentence).toBeVisible({ timeout: 45_000 });
  await expect(portal.getByRole("button", { name: "Reload" })).toBeVisible();
  expect(await world.changes()).toEqual([]);
});

test.describe("several customers with one address", () => {
  test.use({ scenario: "shared-address" });

  test("the next visit chooses the chosen customer again and makes the confirmed change", async ({
    world,
    openPortal,
  }) => {
    const portal = await openPortal("office@example.com");
    await portal.getByRole("button", { name: /Lumen Business/ }).click();
    await portal.getByRole("button", { name: "Cancel plan" }).click();
    await expireVisits(world);
    await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).click();
    await expectFeedback(portal, /^Your plan is canceled\. You keep Lumen Business until/);
    expect(await world.changes()).toHaveLength(1);
  });
});
