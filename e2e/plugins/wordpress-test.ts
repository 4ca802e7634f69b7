import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { createApiKey } from "@/lib/merchant/api-keys";
import { allowOrigins } from "@/lib/merchant/origins";
import { expect, test as base } from "../support/fixtures";
import { newWorld, type World } from "../support/world";
import { startMariaDb } from "./start-mariadb";
import { copyCore, startWordPress, type WordPress } from "./start-wordpress";

export { expect };

export type Merchant = { world: World; apiKey: string };
type Start = (name: string, options?: { network?: boolean }) => Promise<WordPress>;
type WorkerFixtures = {
  /** Installs another WordPress. */
  start: Start;
  /** A WordPress that has the plugin's folder, but in which the plugin isn't activated. */
  site: WordPress;
  /** A merchant whose portal may be embedded in that site. */
  merchant: Merchant;
};

export const test = base.extend<object, WorkerFixtures>({
  start: [
    async ({}, provide) => {
      const folder = mkdtempSync(path.join(tmpdir(), "portico-wordpress-"));
      const [mariaDb, core] = await Promise.all([
        startMariaDb(path.join(folder, "mariadb")),
        copyCore(folder),
      ]);
      const started: WordPress[] = [];
      await provide(async (name, options) => {
        const one = await startWordPress(name, { core, mariaDb, ...options });
        started.push(one);
        return one;
      });
      started.forEach((one) => one.close());
      await mariaDb.close();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 120_000 },
  ],
  site: [
    async ({ start }, provide) => {
      const site = await start("first");
      cpSync("plugins/wordpress", path.join(site.content, "plugins/portico"), { recursive: true });
      await provide(site);
    },
    { scope: "worker", timeout: 120_000 },
  ],
  merchant: [
    async ({ site }, provide) => {
      const world = await newWorld();
      const who = { merchantId: world.merchantId, actor: "system" } as const;
      const { key: apiKey } = await createApiKey(who, "test", "WordPress");
      await allowOrigins(who, { mode: "test" }, site.url);
      await provide({ world, apiKey });
      await world.close();
    },
    { scope: "worker" },
  ],
});

export const appOrigin = () => process.env.APP_URL ?? "";

/** Activates and connects the plugin, as the settings page does. `more` changes settings; `keys` replaces keys. */
export async function connect(
  site: WordPress,
  { world, apiKey }: Merchant,
  { more = {}, keys = {} }: { more?: Record<string, string>; keys?: Record<string, string> } = {},
): Promise<void> {
  const settings = { origin: appOrigin(), portal_id_test: world.portalId, ...more };
  await site.php(
    `activate_plugin('portico/portico.php');
     delete_option('portico_settings');
     delete_option('portico_keys');
     portico_register_settings();
     update_option('portico_settings', $in['settings']);
     update_option('portico_keys', $in['keys']);`,
    { settings, keys: { secret_key_test: world.secret, api_key_test: apiKey, ...keys } },
  );
}

/** Returns the ID of the user with this address. Creates the user if necessary. */
export async function addUser(site: WordPress, email: string, role = "subscriber"): Promise<number> {
  return (await site.php(
    `$user = get_user_by('email', $in['email']);
     return $user ? $user->ID : wp_insert_user(array('user_login' => sanitize_user(str_replace('@', '.', $in['email']), true),
       'user_pass' => wp_generate_password(), 'user_email' => $in['email'], 'role' => $in['role']));`,
    { email, role },
  )) as number;
}

/** Publishes a page, and returns its address. */
export async function publish(
  site: WordPress,
  content: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  return (await site.php(
    `$id = wp_insert_post(wp_slash($in), true);
     return home_url('?' . ('page' === $in['post_type'] ? 'page_id' : 'p') . '=' . $id);`,
    { post_title: "Page", post_status: "publish", post_type: "page", ...more, post_content: content },
  )) as string;
}

/** Signs a user in with WordPress's own cookies. Returns the cookies as a header. */
export async function signIn(site: WordPress, userId: number, context?: BrowserContext): Promise<string> {
  const cookies = (await site.php(
    `$until = time() + HOUR_IN_SECONDS;
     $token = WP_Session_Tokens::get_instance($in)->create($until);
     return array(LOGGED_IN_COOKIE => wp_generate_auth_cookie($in, $until, 'logged_in', $token),
       AUTH_COOKIE => wp_generate_auth_cookie($in, $until, 'auth', $token));`,
    userId,
  )) as Record<string, string>;
  const all = Object.entries(cookies).map(([name, value]) => ({ name, value: encodeURIComponent(value) }));
  await context?.clearCookies();
  await context?.addCookies(all.map((cookie) => ({ ...cookie, url: site.url })));
  return all.map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** The HTML that the user with these cookies gets, or that a visitor without cookies gets. */
export async function read(url: string, cookie = ""): Promise<string> {
  const response = await fetch(url, { headers: { cookie } });
  return response.text();
}

/** Adds a minute to the age of every answer that the plugin has stored. */
export async function passMinute(site: WordPress): Promise<void> {
  await site.php(
    `global $wpdb;
     $wpdb->query("UPDATE $wpdb->options SET option_value = option_value - 61 WHERE option_name LIKE '\\\\_transient\\\\_timeout\\\\_portico\\\\_%'");`,
  );
}

/** Opens the page, waits until its portal is shown, and returns the portal's frame. */
export async function openPortalAt(page: Page, url: string) {
  await page.goto(url);
  const portal = page.locator("#portico-portal iframe").first().contentFrame();
  await expect(portal.getByRole("main")).toBeVisible();
  return portal;
}
