import type { FrameLocator, Page } from "@playwright/test";
import { sayIn } from "@/lib/i18n/say";
import { createApiKey } from "@/lib/merchant/api-keys";
import { createPortalLink } from "../../packages/server/src";
import { everythingOn } from "../support/everything-on";
import { expect, test } from "../support/fixtures";
import type { World } from "../support/world";
import { type Look, looks, takePagePictures, takePictures } from "./looks";

/** The portal after a click, after errors, outside of a merchant's page, and before it has loaded. */

type Given = { page: Page; world: World; portal: FrameLocator; say: ReturnType<typeof sayIn> };

const declined = {
  match: { method: "POST", path: "/^/v1/subscriptions/sub_/" },
  action: { type: "code", status: 402, code: "card_declined", decline_code: "insufficient_funds" },
};

const toBusiness = async ({ portal, say }: Given) => {
  await portal.getByRole("button", { name: say("page.changePlan"), exact: true }).press("Enter");
  await portal.getByRole("radio", { name: /Lumen Business/ }).check();
  const confirm = portal.getByRole("dialog").locator("button[type=submit]").last();
  await expect(confirm).toHaveText(/\d/);
  await confirm.press("Enter");
};

const cancel = async ({ portal, say }: Given) => {
  await portal.getByRole("button", { name: say("page.cancellation"), exact: true }).press("Enter");
  await portal.getByRole("dialog").locator("button[type=submit]").press("Enter");
};

/** Each moment needs its own world, because it changes data in Stripe. */
const moments: Record<string, (given: Given) => Promise<void>> = {
  "receipt-change": async (given) => {
    await toBusiness(given);
    await expect(given.portal.locator(".portal-receipt")).toBeVisible();
  },
  "receipt-cancel": async (given) => {
    await cancel(given);
    await expect(given.portal.locator(".portal-receipt")).toBeVisible();
  },
  "declined-in-dialog": async (given) => {
    await given.world.admin("POST", "faults", declined);
    await toBusiness(given);
    await expect(
      given.portal.getByRole("dialog").getByRole("alert").locator(":not(:empty)").first(),
    ).toBeVisible();
  },
  "fields-refused": async ({ portal, say }) => {
    await portal.getByRole("button", { name: say("page.billingDetails") }).press("Enter");
    const dialog = portal.getByRole("dialog");
    await dialog.getByLabel(say("page.phone")).fill("call me");
    await dialog.locator("button[type=submit]").press("Enter");
    await expect(dialog.locator("[aria-invalid]").first()).toBeVisible();
  },
  "stripe-away": async ({ page, world }) => {
    await world.admin("POST", "faults", {
      ...{ match: { path: "/./" }, times: 100_000 },
      action: { type: "status", status: 503 },
    });
    await page.reload();
    await page.waitForLoadState("networkidle");
  },
  menu: async ({ page, world, portal, say }) => {
    await world.saveSettings({ ...everythingOn, dropdownMenu: true });
    await page.reload();
    await portal.getByText(say("page.manage")).press("Enter");
  },
};

for (const [name, arrange] of Object.entries(moments))
  for (const look of looks)
    test(`moment ${name}, ${look.name}`, async ({ page, world, openPortal }) => {
      test.slow();
      await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: "reduce" });
      await world.saveSettings(everythingOn);
      const portal = await openPortal("ada@example.com", look.locale ? { locale: look.locale } : {});
      await arrange({ page, world, portal, say: sayIn(look.language) });
      await takePictures(page, name, look.name);
    });

const logo = `data:image/svg+xml;base64,${Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="26" viewBox="0 0 96 26"><circle cx="13" cy="13" r="8" fill="#c2570c"/><text x="28" y="19" font-family="sans-serif" font-weight="700" font-size="17" fill="#c2570c">Lumen</text></svg>',
).toString("base64")}`;

async function linkTo(world: World): Promise<string> {
  const { key: apiKey } = await createApiKey(
    { merchantId: world.merchantId, actor: "system" },
    "test",
    "server",
  );
  const origin = process.env.APP_URL ?? "";
  const returnUrl = `${world.siteUrl}/account`;
  return (await createPortalLink({ origin, apiKey, customerId: "cus_LumenAda", returnUrl })).url;
}

for (const look of looks)
  test.describe(`hosted ${look.name}`, () => {
    test.use({ locale: look.locale ?? "en-US" });

    test(`hosted page, ${look.name}`, async ({ page, world }) => {
      test.slow();
      await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: "reduce" });
      await world.saveSettings({ ...everythingOn, detectLanguage: true, ...(isPlain(look) ? {} : { logo }) });
      const link = await linkTo(world);
      await page.goto(link);
      await takePagePictures(page, "hosted", `link-${look.name}`);
      await page.locator("button[type=submit]").press("Enter");
      await expect(page.getByText("Lumen Team").first()).toBeVisible();
      await takePagePictures(page, "hosted", `page-${look.name}`);
      await page
        .getByRole("button", { name: sayIn(look.language)("page.changePlan"), exact: true })
        .press("Enter");
      await page.waitForLoadState("networkidle");
      await takePagePictures(page, "hosted", `plan-${look.name}`);
      await page.goto(link);
      await takePagePictures(page, "hosted", `refused-${look.name}`);
    });
  });

/** Whether the portal's bar shows the name of the business instead of its logo. */
const isPlain = ({ name }: Look) => name === "german";

for (const look of looks.filter(({ locale }) => !locale))
  test(`skeleton, ${look.name}`, async ({ page, world }) => {
    await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: "reduce" });
    await page.route(/\/portal\/[^/]+\?.*ticket=/, () => new Promise<void>(() => {}));
    await page.goto(world.pageOf("ada@example.com"));
    await page.locator("#portico-portal [role=status]").waitFor();
    await takePagePictures(page, "skeleton", look.name);
  });
