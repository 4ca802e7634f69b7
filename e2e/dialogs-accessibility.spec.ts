import { axeFaultsInPortal } from "./support/axe";
import { everythingOn } from "./support/everything-on";
import { expect, test } from "./support/fixtures";

/** Together, these customers have nearly every dialog. */
const customers = ["ada@example.com", "farid@example.com", "dmitri@example.com"];

const shown = [
  ...customers.flatMap((email) => [
    { email, colorScheme: "light", locale: "en-US" } as const,
    { email, colorScheme: "dark", locale: "en-US" } as const,
  ]),
  // Arabic is written from right to left.
  { email: "ada@example.com", colorScheme: "light", locale: "ar" } as const,
];

for (const { email, colorScheme, locale } of shown)
  test.describe(() => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test(`axe finds nothing on the page with every setting on, or in its dialogs: ${email}, ${colorScheme}, ${locale}`, async ({
      page,
      world,
      openPortal,
    }) => {
      test.slow();
      await world.saveSettings(everythingOn);
      const portal = await openPortal(email, { locale });
      expect(await axeFaultsInPortal(page, { colorScheme })).toEqual([]);
      const ids = await portal.locator("dialog").evaluateAll((all) => all.map(({ id }) => id));
      expect(ids.length).toBeGreaterThan(1);
      for (const id of ids) {
        const dialog = portal.locator(`[id="${id}"]`);
        await dialog.evaluate((element: HTMLDialogElement) => element.showModal());
        expect({ id, found: await axeFaultsInPortal(page, { colorScheme }) }).toEqual({ id, found: [] });
        await dialog.evaluate((element: HTMLDialogElement) => element.close());
      }
    });
  });
