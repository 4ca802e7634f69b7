import { cpSync } from "node:fs";
import path from "node:path";
import type { WordPress } from "./start-wordpress";
import { connect, expect, publish, read, signIn, test } from "./wordpress-test";

/** The zip of the WordPress plugin in an empty WordPress, and what uninstalling leaves. */

const zip = path.resolve("dist/plugins/portico.zip");

/**
 * The names of all tables, options and meta keys whose name or value contains the plugin's name. Leaves out WordPress's
 * own list of the plugins that were deactivated in the past week.
 */
const traces = async (site: WordPress) =>
  (await site.php(
    `global $wpdb;
     $found = array();
     $tables = $wpdb->get_col("SHOW TABLES");
     foreach ($tables as $table) {
       if (false !== stripos($table, 'portico')) { $found[] = $table; }
       foreach ($wpdb->get_results("SELECT * FROM $table", ARRAY_A) as $row) {
         if (false === stripos(implode(' ', $row), 'portico')) { continue; }
         $name = $row['option_name'] ?? $row['meta_key'] ?? $table;
         if ('recently_activated' !== $name) { $found[] = $name; }
       }
     }
     sort($found);
     return $found;`,
  )) as string[];

test("an empty WordPress installs the zip, and deleting the plugin leaves nothing", async ({
  page,
  start,
  merchant,
}) => {
  const site = await start("second");
  await signIn(site, 1, page.context());
  await page.goto(`${site.url}/wp-admin/plugin-install.php?tab=upload`);
  await page.getByLabel("Plugin zip file").setInputFiles(zip);
  await page.getByRole("button", { name: "Install Now" }).click();
  await page.getByRole("link", { name: "Activate Plugin" }).click();
  await expect(page.getByText("Plugin activated.")).toBeVisible();

  await connect(site, merchant);
  const url = await publish(site, `[portico-gate message="Closed."]x[/portico-gate]`);
  expect(await read(url, await signIn(site, 1))).toContain("Closed.");
  await site.php(`update_user_meta(1, portico_own_meta_key('live'), 'cus_1');`);
  expect(await traces(site)).toEqual(
    expect.arrayContaining(["portico_keys", "portico_settings", "_wp_portico_customer_id_live"]),
  );
  expect((await traces(site)).filter((name) => name.startsWith("_transient"))).not.toEqual([]);

  await site.php(`wp_delete_post(url_to_postid($in), true);`, url);
  await signIn(site, 1, page.context());
  await page.goto(`${site.url}/wp-admin/plugins.php`);
  await page.getByRole("link", { name: "Deactivate Portico Customer Portal" }).click();
  await expect(page.getByText("Plugin deactivated.")).toBeVisible();
  // Before WordPress's script has loaded, the link to delete a plugin opens a page instead of the dialog.
  await page.waitForLoadState("load");
  page.once("dialog", (dialog) => dialog.accept());
  await page.getByRole("link", { name: "Delete Portico Customer Portal" }).click();
  await expect(page.getByText("Portico Customer Portal was successfully deleted.")).toBeVisible();
  expect(await traces(site)).toEqual([]);
  expect(site.complaints()).toEqual([]);
});

test("uninstalling cleans every site of a network", async ({ start }) => {
  const site = await start("network", { network: true });
  cpSync("plugins/wordpress", path.join(site.content, "plugins/portico"), { recursive: true });
  const used = await site.php(
    `activate_plugin('portico/portico.php', '', true);
     $sites = array(1, wp_insert_site(array('domain' => get_network()->domain, 'path' => '/two/', 'user_id' => 1)));
     foreach ($sites as $id) {
       switch_to_blog($id);
       update_option('portico_settings', array('origin' => 'https://billing.example.com'));
       update_option('portico_keys', array('api_key_test' => 'key'));
       update_user_meta(1, portico_own_meta_key('test'), 'cus_1');
       set_transient('portico_answer_1', array(), 60);
       restore_current_blog();
     }
     return $sites;`,
  );
  expect(used).toEqual([1, 2]);
  expect(await traces(site)).toEqual(
    expect.arrayContaining(["_wp_2_portico_customer_id_test", "_wp_portico_customer_id_test"]),
  );
  await site.php(
    `deactivate_plugins('portico/portico.php', true, true); uninstall_plugin('portico/portico.php');`,
  );
  expect(await traces(site)).toEqual([]);
  expect(site.complaints()).toEqual([]);
});
