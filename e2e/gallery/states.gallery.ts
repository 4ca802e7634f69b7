import { everythingOn } from "../support/everything-on";
import { test } from "../support/fixtures";
import { shownStates } from "../support/shown-states";
import { looks, takePictures } from "./looks";

/** Every scenario of the simulator, in each look and width. */
for (const { state, email } of shownStates)
  test.describe(state, () => {
    test.use({ scenario: state });

    test(`state ${state}`, async ({ page, world, openPortal }) => {
      test.slow();
      await world.saveSettings(everythingOn);
      for (const { name, colorScheme, locale } of looks) {
        await page.emulateMedia({ colorScheme });
        await openPortal(email, locale ? { locale } : {});
        await takePictures(page, state, name);
      }
    });
  });
