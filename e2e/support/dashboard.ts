import type { Page } from "@playwright/test";
import { axeFaults } from "./axe";
import type { World } from "./world";

/** Every page of the dashboard in test mode. */
export const dashboardPages = [
  ...["overview", "stripe", "services", "settings", "look", "languages", "embed", "embed?proof=token"],
  ...["keys", "keys?show=signing", "keys?show=api", "hash-tester", "portals", "account"],
].map((path) => `/dashboard/test/${path}`);

/** The pages that need no session. */
export const openPages = ["/", "/docs", "/docs/embed", "/sign-in", "/sign-up"];

export const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

/** The parts of the page, or the page itself, whose content is wider than the part and scrolls sideways. */
export const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.documentElement;
    // The content of a closed fold has a size, but isn't shown.
    const scrolls = (part: Element) =>
      part.checkVisibility() && /auto|scroll/.test(getComputedStyle(part).overflowX);
    return [root, ...[...document.querySelectorAll("body *")].filter(scrolls)]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      .map((part) => {
        const name = part.getAttribute("aria-label") ?? "";
        return `${part.tagName} ${name}: ${part.scrollWidth} px in ${part.clientWidth} px at ${innerWidth} px`;
      });
  });

/** The widths of a phone and of a laptop. */
const widths = [360, 1200];

/** Runs `look` on the open page at both widths, and ends at the larger width. */
export async function atEachWidth(page: Page, look: () => Promise<void>): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await look();
  }
}

/** The faults that axe finds at both widths, and the parts that are too wide there. */
export async function faultsAtEachWidth(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await atEachWidth(page, async () => {
    faults.push(...(await tooWide(page)), ...(await axeFaults(page)));
  });
  return faults;
}

/** Signs in as the world's merchant, as a person does. */
export async function signIn(
  page: Page,
  { email, password }: Pick<World, "email" | "password">,
): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/dashboard/test/overview");
}

/** Signs in and opens a page of the dashboard in test mode, or in live mode. */
export async function openDashboard(page: Page, world: World, path: string, mode = "test"): Promise<void> {
  await signIn(page, world);
  await page.goto(`/dashboard/${mode}/${path}`);
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /, your account$/ }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL((url) => url.pathname === "/");
}

/** A new person's sign-up details. */
export function newcomer() {
  const unique = `${process.pid}${Date.now()}${Math.floor(Math.random() * 1e6)}`;
  return {
    name: "Harbour Books",
    email: `owner${unique}@merchant.example`,
    password: "violet harbour nineteen",
  };
}

export async function signUp(
  page: Page,
  { name, email, password }: ReturnType<typeof newcomer>,
): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Name of your business").fill(name);
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
}
