import { addUser, appOrigin, connect, expect, publish, read, signIn, test } from "./wordpress-test";

/** The settings page of the WordPress plugin, and who may use it. */

const wrongKey = `portico_live_${"x".repeat(43)}`;

test("an administrator activates the plugin, and connects it in its settings", async ({
  page,
  site,
  merchant: { world, apiKey },
}) => {
  await site.php(
    `deactivate_plugins('portico/portico.php'); delete_option('portico_settings'); delete_option('portico_keys');`,
  );
  await signIn(site, 1, page.context());
  await page.goto(`${site.url}/wp-admin/plugins.php`);
  await page.getByRole("link", { name: "Activate Portico Customer Portal", exact: true }).click();
  const notice = page.getByText(/^Portico can’t open in test mode yet\. Missing: the address/);
  await expect(notice).toBeVisible();
  await page.getByRole("link", { name: "Open the settings" }).click();

  await page.getByLabel("Address of your installation").fill("http://billing.example.com");
  await page.getByLabel("Portal ID in test mode").fill(`"><b>`);
  await page.getByLabel("Secret key in test mode").fill(wrongKey);
  await page.getByRole("button", { name: "Save Changes" }).click();
  for (const reason of ["must begin with https://", "not a portal ID", "begins with portico_test_"])
    await expect(page.locator(".notice-error").filter({ hasText: reason })).toBeVisible();
  expect(await page.content()).not.toContain(wrongKey);

  await page.getByLabel("Address of your installation").fill(`${appOrigin()}/dashboard`);
  await page.getByLabel("Portal ID in test mode").fill(world.portalId);
  await page.getByLabel("Secret key in test mode").fill(world.secret);
  await page.getByLabel("API key in test mode").fill(apiKey);
  await page.getByRole("button", { name: "Save Changes" }).click();
  await expect(page.getByText("Settings saved.")).toBeVisible();
  await expect(page.getByText("Your Portico installation answers, and accepts the API key.")).toBeVisible();
  await expect(page.getByLabel("Address of your installation")).toHaveValue(appOrigin());

  // Saving other settings keeps the keys, although the form doesn't contain them.
  await page.getByRole("button", { name: "Save Changes" }).click();
  await expect(page.getByText("Your Portico installation answers, and accepts the API key.")).toBeVisible();
});

test("the keys appear in no page and no export, and aren't loaded for every page", async ({
  site,
  merchant,
}) => {
  await connect(site, merchant);
  const admin = await signIn(site, 1);
  const exports = [
    "options-general.php?page=portico",
    "options.php",
    "export.php?download=true&content=all",
    "site-health.php?tab=debug",
  ];
  for (const page of exports) {
    const text = await read(`${site.url}/wp-admin/${page}`, admin);
    expect([page, text.length > 1_000]).toEqual([page, true]);
    for (const key of [merchant.world.secret, merchant.apiKey]) expect(text).not.toContain(key);
  }
  const stored = `global $wpdb; return array(
    $wpdb->get_var("SELECT autoload FROM $wpdb->options WHERE option_name = 'portico_keys'"),
    apply_filters('options_export_denylist', array()));`;
  expect(await site.php(stored)).toEqual(["no", ["portico_keys"]]);
});

test("a key can be removed, and a key in wp-config.php replaces the stored key", async ({
  page,
  site,
  merchant,
}) => {
  await connect(site, merchant);
  const shown = `define('PORTICO_API_KEY_TEST', 'from-the-file');
    ob_start(); portico_render_key(array('name' => 'api_key_test', 'label_for' => 'x'));
    return array(portico_key('api_key', 'test'), ob_get_clean());`;
  expect(await site.php(shown)).toEqual(["from-the-file", "Set in wp-config.php, as PORTICO_API_KEY_TEST."]);

  await signIn(site, 1, page.context());
  await page.goto(`${site.url}/wp-admin/options-general.php?page=portico`);
  await page.locator("tr").filter({ hasText: "Secret key in test mode" }).getByLabel("Remove").check();
  await page.getByRole("button", { name: "Save Changes" }).click();
  await expect(page.getByText("Missing: the secret key.")).toBeVisible();
  expect(await site.php("return get_option('portico_keys');")).toEqual({ api_key_test: merchant.apiKey });
});

test("an editor and a subscriber can neither see nor save settings", async ({ site, merchant }) => {
  await connect(site, merchant);
  const billing = await publish(site, "[portico-portal]");
  const nonce = "return wp_create_nonce('portico-options');";
  for (const role of ["editor", "subscriber"]) {
    const cookie = await signIn(site, await addUser(site, `${role}@example.com`, role));
    const page = await fetch(`${site.url}/wp-admin/options-general.php?page=portico`, {
      headers: { cookie },
    });
    expect([role, page.status]).toEqual([role, 403]);
    const body = new URLSearchParams({
      option_page: "portico",
      action: "update",
      "portico_settings[origin]": "https://evil.example",
      _wpnonce: (await site.php(nonce)) as string,
    });
    const saved = await fetch(`${site.url}/wp-admin/options.php`, {
      method: "POST",
      headers: { cookie },
      body,
    });
    expect([role, saved.status]).toEqual([role, 403]);
    for (const admin of ["", "plugins.php"])
      expect(await read(`${site.url}/wp-admin/${admin}`, cookie)).not.toContain("Portico can’t open");
  }
  await connect(site, merchant, { keys: { secret_key_test: "" } });
  const editor = await signIn(site, await addUser(site, "editor@example.com", "editor"));
  expect(await read(billing, editor)).not.toContain("Only administrators see this.");
  expect(await read(billing, await signIn(site, 1))).toContain("Missing: the secret key.");
  expect(await site.php("return get_option('portico_settings')['origin'];")).toBe(appOrigin());
});

test("a form without its nonce saves nothing", async ({ site, merchant }) => {
  await connect(site, merchant);
  const cookie = await signIn(site, 1);
  const body = new URLSearchParams({
    option_page: "portico",
    action: "update",
    "portico_settings[origin]": "",
  });
  const saved = await fetch(`${site.url}/wp-admin/options.php`, {
    method: "POST",
    headers: { cookie },
    body,
  });
  expect(saved.status).toBe(403);
  expect(await site.php("return get_option('portico_settings')['origin'];")).toBe(appOrigin());
});

test("only administrators can link a user with a customer", async ({ page, site, merchant }) => {
  await connect(site, merchant, { more: { identify_by: "customer_id" } });
  const id = await addUser(site, "linked@example.com");
  await signIn(site, 1, page.context());
  await page.goto(`${site.url}/wp-admin/user-edit.php?user_id=${id}`);
  const field = page.getByLabel("Customer ID in test mode");
  await field.fill("two words");
  await page.getByRole("button", { name: "Update User" }).click();
  await expect(page.getByText("not a customer ID of Stripe")).toBeVisible();
  await field.fill("cus_LumenAda");
  await page.getByRole("button", { name: "Update User" }).click();
  await expect(page.getByText("User updated.")).toBeVisible();
  await expect(field).toHaveValue("cus_LumenAda");

  const own = await signIn(site, id);
  const profile = await read(`${site.url}/wp-admin/profile.php`, own);
  expect(profile).not.toContain("portico");
  const [, nonce = ""] = /name="_wpnonce" value="(\w+)"/.exec(profile) ?? [];
  const body = new URLSearchParams({
    ...{ _wpnonce: nonce, action: "update", user_id: String(id), email: "linked@example.com" },
    ...{ nickname: "Linked", "portico_customer_id[test]": "cus_LumenBen", portico_nonce: nonce },
  });
  const saved = await fetch(`${site.url}/wp-admin/profile.php`, {
    ...{ method: "POST", headers: { cookie: own }, body },
  });
  expect([saved.status, await saved.text()]).toEqual([200, expect.stringContaining("Profile updated.")]);
  const linked = `return array(get_user_meta($in, portico_meta_key('test'), true), get_user_meta($in, 'nickname', true));`;
  expect(await site.php(linked, id)).toEqual(["cus_LumenAda", "Linked"]);

  const personal = `return array(portico_export_customer_ids($in)['data'][0]['data'][0]['value'],
    portico_erase_customer_ids($in)['items_removed'], portico_export_customer_ids($in)['data']);`;
  expect(await site.php(personal, "linked@example.com")).toEqual(["cus_LumenAda", true, []]);
});
