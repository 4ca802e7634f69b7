import { expect, type Page } from "@playwright/test";
import { defaultSettings, eventLog, hostPage, openHostPage, say, shownFrame } from "./host-page";
import { test } from "./loader-test";
import {
  ada,
  bare,
  empty,
  expectPortal,
  identities,
  putElement,
  run,
  runScript,
  setSettings,
  settingsOf,
} from "./page-changes";
import type { StandIn } from "./stand-in-app";

/** Runs the snippet's parts in any order and more than once. */

test.describe("single-page sites", () => {
  test("when the element and the script are removed and inserted again, the portal comes back", async ({
    page,
    standIn,
  }) => {
    await openHostPage(page, standIn, bare);
    for (const visits of [1, 2, 3]) {
      await setSettings(page, ada);
      await putElement(page);
      await runScript(page, standIn);
      await expectPortal(page, standIn, visits);
      await empty(page);
      await expect(page.locator("iframe")).toHaveCount(0);
    }
  });

  const orders: [what: string, steps: (page: Page, standIn: StandIn) => Promise<void>[] | Promise<void>][] = [
    [
      "the element after the script",
      async (page, standIn) => {
        await setSettings(page, ada);
        await runScript(page, standIn);
        await page.waitForFunction("window.Portico?.refresh");
        await putElement(page);
      },
    ],
    [
      "the settings after the script and the element",
      async (page, standIn) => {
        await putElement(page);
        await runScript(page, standIn);
        await page.waitForFunction("window.Portico?.refresh");
        await setSettings(page, ada);
      },
    ],
    [
      "the settings' fields added one by one in the same task",
      async (page, standIn) => {
        await putElement(page);
        await runScript(page, standIn);
        await page.waitForFunction("window.Portico?.refresh");
        await run(page, `window.porticoSettings = {}; Object.assign(porticoSettings, ${ada})`);
      },
    ],
    [
      "the ID set on an existing element",
      async (page, standIn) => {
        await putElement(page, "other");
        await setSettings(page, ada);
        await runScript(page, standIn);
        await page.waitForFunction("window.Portico?.refresh");
        await run(page, `document.getElementById("other").id = "billflow-embed"`);
      },
    ],
    [
      "settings declared with var, and the element inserted later",
      async (page, standIn) => {
        await run(
          page,
          `document.body.append(Object.assign(document.createElement("script"), { text: 'var porticoSettings = ${ada}' }))`,
        );
        await runScript(page, standIn);
        await page.waitForFunction("window.Portico?.refresh");
        await putElement(page);
      },
    ],
  ];
  for (const [what, steps] of orders) {
    test(`the portal opens in any order: ${what}`, async ({ page, standIn }) => {
      await openHostPage(page, standIn, bare);
      await steps(page, standIn);
      await expectPortal(page, standIn, 1);
    });
  }

  test("a second run of the script keeps the portal for the same customer, and opens a new one for another customer", async ({
    page,
    standIn,
  }) => {
    await openHostPage(page, standIn, hostPage(standIn, ada));
    const frame = await shownFrame(page);
    await runScript(page, standIn);
    // When a component renders again, it makes a new settings object for the same customer, with a new function.
    await setSettings(page, ada.replace("log.push(m)", "log.push({ ...m, isNew: true })"));
    await run(page, "Portico.refresh()");
    expect(frame.isDetached()).toBe(false);
    await say(frame, { type: "event", event: "change_plan", response: {} });
    await expect.poll(async () => (await eventLog(page)).at(-1)).toMatchObject({ isNew: true });

    await setSettings(page, settingsOf("bob@example.com"));
    await runScript(page, standIn);
    await expect(page.locator('iframe[src*="ticket=t2&"]')).toBeVisible();
    await expect(page.locator("iframe")).toHaveCount(1);
    expect(identities(standIn)).toEqual(["ada@example.com", "bob@example.com"]);
  });

  test("a second run of the script notices that the settings object has a different customer", async ({
    page,
    standIn,
  }) => {
    await openHostPage(page, standIn, hostPage(standIn, ada));
    await shownFrame(page);
    await run(page, `porticoSettings.email = "bob@example.com"`);
    await runScript(page, standIn);
    await expectPortal(page, standIn, 2);
    expect(identities(standIn)).toEqual(["ada@example.com", "bob@example.com"]);
  });

  test("a page that deletes window.Portico during cleanup gets one portal, not two", async ({
    page,
    standIn,
  }) => {
    await openHostPage(page, standIn, hostPage(standIn, ada));
    await shownFrame(page);
    await run(page, "delete window.Portico");
    await empty(page).catch(() => run(page, `document.getElementById("portico-portal").remove()`));
    await expect(page.locator("iframe")).toHaveCount(0);
    await run(page, `window.Portico = [(portico) => log.push(typeof portico.mount)]`);
    await runScript(page, standIn);
    await run(
      page,
      `document.body.append(Object.assign(document.createElement("div"), { id: "portico-portal" }))`,
    );
    await expectPortal(page, standIn, 2);
    expect(await eventLog(page)).toContain("function");
  });

  test("the loader warns about missing settings and, in debug mode, about a missing element", async ({
    page,
    standIn,
  }) => {
    const warnings: string[] = [];
    page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
    await openHostPage(page, standIn, hostPage(standIn).replace("porticoSettings", "settings"));
    await expect.poll(() => warnings).toEqual([expect.stringContaining("Waiting for porticoSettings.")]);
    const debugged = defaultSettings.replace("{", "{ debug: true,");
    await openHostPage(
      page,
      standIn,
      hostPage(standIn, debugged).replace("portico-portal", "portico_portal"),
    );
    await expect
      .poll(() => warnings.slice(1))
      .toEqual([expect.stringContaining("Waiting for #portico-portal.")]);
  });
});
