import type { Page } from "@playwright/test";
import { openDashboard } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import { findSetting, save, saveButton, savedMessage, turn } from "./support/settings";
import { letSixMinutesPass, recordedVerbs } from "./support/stale-sign-in";
import type { World } from "./support/world";

/** Changes that affect who can open customers' portals ask for the password, unless it was entered a moment ago. */

type Guarded = {
  path: string;
  /** Does everything up to and including the click after which the page asks for the password. */
  intend: (page: Page, world: World) => Promise<void>;
  /** The verb of the audit entry for this change. */
  verb: string;
  done: (page: Page, world: World) => Promise<void>;
};

const allowedSites = (page: Page) => page.getByRole("list", { name: "Allowed sites" });

const guarded: Record<string, Guarded> = {
  "revealing a secret key": {
    path: "keys",
    intend: (page) => page.getByRole("button", { name: /^Reveal/ }).click(),
    verb: "secret_key.revealed",
    done: (page, { secret }) =>
      expect(page.getByRole("region", { name: "Secret key", exact: true })).toHaveText(secret),
  },
  "creating a secret key": {
    path: "keys",
    intend: (page) => page.getByRole("button", { name: "Roll key" }).click(),
    verb: "secret_key.created",
    done: (page) => expect(page.getByRole("region", { name: "New secret key" })).toBeVisible(),
  },
  "revoking a secret key": {
    path: "keys",
    async intend(page) {
      await page.getByRole("button", { name: /^Revoke the key/ }).click();
      await page.getByRole("radio", { name: /^Now/ }).check();
      await page.getByRole("button", { name: "Revoke key" }).click();
    },
    verb: "secret_key.retired",
    done: (page) => expect(page.getByText("You have no secret key in test mode.")).toBeVisible(),
  },
  "replacing the Stripe key": {
    path: "stripe",
    async intend(page, { stripeKey }) {
      await page.getByLabel("Restricted key for test mode").fill(stripeKey);
      await page.getByRole("button", { name: "Check and replace" }).click();
    },
    verb: "stripe_key.saved",
    done: (page) => expect(page.getByText("Connected. The key is saved.")).toBeVisible(),
  },
  "disconnecting Stripe": {
    path: "stripe",
    async intend(page) {
      await page.getByRole("button", { name: "Disconnect" }).click();
      await page.getByRole("button", { name: "Disconnect Stripe" }).click();
    },
    verb: "stripe_key.removed",
    done: (page) => expect(page.getByText("Connected", { exact: true })).toHaveCount(0),
  },
  "changing the publishable key": {
    path: "stripe",
    async intend(page) {
      await page.getByLabel("Publishable key for test mode (optional)").fill("pk_test_sim_another");
      await page.getByRole("form", { name: "Publishable key" }).getByRole("button").click();
    },
    verb: "publishable_key.saved",
    done: (page) => expect(page.getByText("Saved.")).toBeVisible(),
  },
  "changing the webhook secret": {
    path: "stripe",
    async intend(page) {
      await page.getByPlaceholder("whsec_…").fill("whsec_0123456789abcdef0123456789");
      await page.getByRole("form", { name: "Signing secret" }).getByRole("button").click();
    },
    verb: "webhook_secret.saved",
    done: (page) => expect(page.getByText("Saved.")).toBeVisible(),
  },
  "changing the origins": {
    path: "embed",
    async intend(page) {
      await page.getByLabel("Site", { exact: true }).fill("https://app.example.com");
      await page.getByRole("button", { name: "Add", exact: true }).click();
    },
    verb: "origins.saved",
    done: (page) => expect(allowedSites(page)).toContainText("https://app.example.com"),
  },
  "turning the hash off": {
    path: "settings",
    async intend(page) {
      await turn(page, "Enable security hash", false);
      await saveButton(page).press("Enter");
    },
    verb: "settings.saved",
    done: (page) => expect(savedMessage(page)).toBeVisible(),
  },
  "changing how customers are identified": {
    path: "settings",
    async intend(page) {
      await findSetting(page, "How to identify customers");
      await page.getByLabel("How to identify customers", { exact: true }).selectOption("customer_id");
      await saveButton(page).press("Enter");
    },
    verb: "settings.saved",
    done: (page) => expect(savedMessage(page)).toBeVisible(),
  },
  "ignoring letter case in email addresses": {
    path: "settings",
    async intend(page) {
      await turn(page, "Ignore letter case in email addresses", true);
      await saveButton(page).press("Enter");
    },
    verb: "settings.saved",
    done: (page) => expect(savedMessage(page)).toBeVisible(),
  },
};

const dialogOf = (page: Page) => page.getByRole("dialog", { name: "Enter your password to continue" });

async function answer(page: Page, password: string) {
  await dialogOf(page).getByLabel("Your password").fill(password);
  await dialogOf(page).getByRole("button", { name: "Continue" }).click();
}

for (const [what, { path, intend, verb, done }] of Object.entries(guarded)) {
  test(`${what} asks for the password first, and then happens`, async ({ page, world }) => {
    const countOf = async () => (await recordedVerbs(world)).filter((each) => each === verb).length;
    await openDashboard(page, world, path);
    await letSixMinutesPass(world);
    const before = await countOf();
    await intend(page, world);
    await expect(dialogOf(page)).toBeVisible();
    await answer(page, "not the password");
    await expect(dialogOf(page).getByText("That’s not your password.")).toBeVisible();
    expect(await countOf()).toBe(before);
    await answer(page, world.password);
    await done(page, world);
    expect(await countOf()).toBe(before + 1);
  });
}

test("the input stays if the password isn't entered, and can be submitted again", async ({ page, world }) => {
  await openDashboard(page, world, "embed");
  await letSixMinutesPass(world);
  const site = page.getByLabel("Site", { exact: true });
  const add = page.getByRole("button", { name: "Add", exact: true });
  await site.fill("https://app.example.com");
  await add.focus();
  await page.keyboard.press("Enter");
  await expect(dialogOf(page).getByLabel("Your password")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(add).toBeFocused();
  const form = page.getByRole("form", { name: "Add a site" });
  await expect(form.getByRole("status")).toHaveText("Enter your password to continue.");
  await expect(site).toHaveValue("https://app.example.com");

  await page.keyboard.press("Enter");
  await expect(dialogOf(page).getByLabel("Your password")).toBeFocused();
  await page.keyboard.type(world.password);
  await page.keyboard.press("Enter");
  await expect(allowedSites(page)).toContainText("https://app.example.com");
  await site.fill("https://other.example.com");
  await add.click();
  await expect
    .poll(async () => (await recordedVerbs(world)).filter((verb) => verb === "origins.saved"))
    .toHaveLength(3);
  await expect(dialogOf(page)).toHaveCount(0);
});

test("other settings are saved without the password, however long ago the sign-in was", async ({
  page,
  world,
}) => {
  await openDashboard(page, world, "settings");
  await letSixMinutesPass(world);
  await turn(page, "Debug mode", true);
  await save(page);
});

test("wrong passwords are recorded", async ({ page, world }) => {
  await openDashboard(page, world, "keys");
  await letSixMinutesPass(world);
  await page.getByRole("button", { name: /^Reveal/ }).click();
  await answer(page, "not the password");
  await expect(dialogOf(page).getByText("That’s not your password.")).toBeVisible();
  await expect.poll(() => recordedVerbs(world)).toContain("member.password_refused");
});
