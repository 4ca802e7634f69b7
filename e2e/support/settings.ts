import { expect, type Page } from "@playwright/test";

/** Searches for a setting by its title, which opens its group. */
export async function findSetting(page: Page, title: string): Promise<void> {
  await page.getByLabel("Search settings").fill(title);
}

/** Turns a setting on or off without saving. */
export async function turn(page: Page, title: string, isOn: boolean): Promise<void> {
  await findSetting(page, title);
  await page.getByRole("switch", { name: title, exact: true }).setChecked(isOn);
}

export const saveButton = (page: Page) => page.getByRole("button", { name: /^Save( to live)?$/ });

export const savedMessage = (page: Page) => page.getByText("Saved. Customers see it on their next click.");

/** Saves the settings, and waits until they are saved. */
export async function save(page: Page): Promise<void> {
  await saveButton(page).press("Enter");
  await expect(savedMessage(page)).toBeVisible();
}
