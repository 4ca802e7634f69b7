import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import {
  addUser,
  connect,
  expect,
  openPortalAt,
  passMinute,
  publish,
  read,
  signIn,
  test,
} from "./wordpress-test";

/** The portal and restricted content in pages of WordPress. */

const secret = "The restricted words";
const gate = (attributes: string) => `[portico-gate ${attributes}]${secret}[/portico-gate]`;

test.use({ contextOptions: { reducedMotion: "reduce" } });
test.afterAll(({ site }) => expect(site.complaints()).toEqual([]));

test("a subscriber changes plan in the portal, and restricted content follows", async ({
  page,
  site,
  merchant,
}) => {
  await connect(site, merchant);
  const billing = await publish(site, "[portico-portal]");
  const team = await publish(site, gate(`plan="Lumen Team"`));
  const business = await publish(site, gate(`plan="lumen business, price_none" message="For Business."`));
  const ada = await signIn(site, await addUser(site, "ada@example.com"), page.context());
  expect(await read(team, ada)).toContain(secret);
  expect(await read(business, ada)).not.toContain(secret);

  const portal = await openPortalAt(page, billing);
  await portal.getByRole("button", { name: "Change plan" }).click();
  await portal.getByRole("radio", { name: /Lumen Business/ }).check();
  await portal.getByRole("button", { name: /^Change plan and pay/ }).click();
  await expect(portal.getByText("You’re now on Lumen Business.").first()).toBeVisible();

  expect(await read(business, ada), "an answer is remembered for a minute").toContain("For Business.");
  await passMinute(site);
  await page.goto(business);
  await expect(page.getByText(secret)).toBeVisible();
  await expect(page.getByText("For Business.")).toHaveCount(0);
  expect(await read(team, ada)).not.toContain(secret);
});

test("a visitor, another user and an editor see no restricted content in pages, search results, feeds or the API", async ({
  site,
  merchant,
}) => {
  await connect(site, merchant);
  const billing = await publish(site, "[portico-portal]");
  const post = await publish(site, `Intro. ${gate("")}`, { post_type: "post", post_title: "Restricted" });
  const readers = {
    visitor: "",
    "another user": await signIn(site, await addUser(site, "nobody@example.com")),
    editor: await signIn(site, await addUser(site, "editor@example.com", "editor")),
  };
  const id = new URL(post).searchParams.get("p");
  const places = [
    post,
    `${post}&email=ada@example.com&customer=cus_LumenAda`,
    `${site.url}/?s=Restricted`,
    `${site.url}/?feed=rss2`,
    `${site.url}/?rest_route=/wp/v2/posts/${id}`,
  ];
  for (const [reader, cookie] of Object.entries(readers)) {
    for (const place of places) {
      const text = await read(place, cookie);
      expect([reader, place, text.includes(secret)]).toEqual([reader, place, false]);
      expect([reader, place, text.includes("Restricted")]).toEqual([reader, place, true]);
    }
    expect(await read(billing, cookie)).not.toContain("ada@example.com");
  }
  expect(await read(billing)).toContain("Log in to manage your subscription");
  expect(await read(billing)).not.toContain("portico-portal");
  expect(await read(post, await signIn(site, await addUser(site, "ada@example.com")))).toContain(secret);
});

test("the proof is for the signed-in user and for no other user", async ({ site, merchant }) => {
  await connect(site, merchant);
  const billing = await publish(
    site,
    `[portico-portal sections="invoices,nonsense" open="update_card" locale="de"]`,
  );
  const ben = await signIn(site, await addUser(site, "o'neil@example.com"));
  const [, settings = ""] = /window\.porticoSettings = (.*);/.exec(await read(billing, ben)) ?? [];
  const { hash, ...rest } = JSON.parse(settings);
  expect(rest).toEqual({
    portal_id: merchant.world.portalId,
    email: "o'neil@example.com",
    locale: "de",
    sections: ["invoices"],
    open: "update_card",
  });
  const { createHmac } = await import("node:crypto");
  expect(hash).toBe(createHmac("sha256", merchant.world.secret).update("o'neil@example.com").digest("hex"));
});

test("a customer ID in user meta opens that customer's content", async ({ site, merchant }) => {
  await connect(site, merchant, { more: { identify_by: "customer_id", meta_key_test: "stripe_id" } });
  const billing = await publish(site, "[portico-portal]");
  const page = await publish(site, gate(""));
  const id = await addUser(site, "meta@example.com");
  const cookie = await signIn(site, id);
  expect(await read(page, cookie)).not.toContain(secret);
  expect(await read(billing, cookie)).toContain("isn’t linked to a subscription yet");
  await site.php(`update_user_meta($in, 'stripe_id', 'cus_LumenAda');`, id);
  expect(await read(page, cookie)).toContain(secret);
  expect(await read(billing, cookie)).toContain(`"customer_id":"cus_LumenAda"`);
  await site.php(`update_user_meta($in, 'stripe_id', 'cus_nobody');`, id);
  expect(await read(page, cookie)).not.toContain(secret);
});

test("a gate with a mistake stays closed for everyone, and administrators read why", async ({
  site,
  merchant,
}) => {
  await connect(site, merchant);
  const ada = await signIn(site, await addUser(site, "ada@example.com"));
  const admin = await signIn(site, 1);
  const mistakes = [
    [gate(`plans="Lumen Team"`), "only knows plan, status and message"],
    [gate(`"Lumen Team"`), "only knows plan, status and message"],
    [gate(`plan=""`), "isn’t one that can exist"],
    [gate(`status="paid"`), "isn’t one that can exist"],
    [`[portico-gate]${secret}`, "needs its own &#91;/portico-gate]"],
    [`[portico-gate /]${secret}[/portico-gate]`, "needs its own &#91;/portico-gate]"],
    [`[portico gate]${secret}[/portico-gate]`, "needs its own &#91;/portico-gate]"],
    [
      `[portico-gate plan="x"]a[portico-gate plan="y"]b[/portico-gate]${secret}[/portico-gate]`,
      "needs its own &#91;/portico-gate]",
    ],
    [`[portico-gate plan="x"]${secret}[/portico-gate ]`, "needs its own &#91;/portico-gate]"],
    [`[[portico-gate plan="x"]${secret}[/portico-gate]`, "needs its own &#91;/portico-gate]"],
  ] as const;
  for (const [content, reason] of mistakes) {
    const page = await publish(site, content);
    for (const cookie of ["", ada])
      expect([content, await hasSecret(page, cookie)]).toEqual([content, false]);
    const shown = await read(page, admin);
    expect([content, shown.includes(secret), shown.includes(reason)]).toEqual([content, false, true]);
  }
  const example = await publish(
    site,
    `Write [[portico-gate plan="x"]…[/portico-gate]] or [[portico-gate]]. ${gate("")}`,
  );
  expect(await read(example, ada)).toContain(secret);
});

const hasSecret = async (url: string, cookie: string) => (await read(url, cookie)).includes(secret);

test("a gate opens only for subscriptions that have one of its statuses", async ({ site, merchant }) => {
  await connect(site, merchant);
  const ada = await signIn(site, await addUser(site, "ada@example.com"));
  expect(await hasSecret(await publish(site, gate(`status="active"`)), ada)).toBe(true);
  expect(await hasSecret(await publish(site, gate(`status="past_due, canceled"`)), ada)).toBe(false);
});

test("while the installation doesn't answer or refuses the key, content stays closed and administrators read why", async ({
  site,
  merchant,
}) => {
  const { freePort } = await import("../../scripts/ports.mjs");
  const page = await publish(site, gate(""));
  const ada = await signIn(site, await addUser(site, "ada@example.com"));
  const admin = await signIn(site, 1);
  const faults = [
    [{ more: { origin: `http://127.0.0.1:${await freePort()}` } }, "can’t be reached"],
    [{ keys: { api_key_test: `portico_api_test_${"x".repeat(43)}` } }, "Portico refused the API key"],
    [{ keys: { api_key_test: "" } }, "needs the address of your Portico installation and an API key"],
  ] as const;
  for (const [fault, reason] of faults) {
    await connect(site, merchant, fault);
    const read1 = await read(page, ada);
    expect([reason, read1.includes(secret), read1.includes("unavailable right now")]).toEqual([
      reason,
      false,
      true,
    ]);
    expect(read1).not.toContain(reason);
    const read2 = await read(page, admin);
    expect([reason, read2.includes(secret), read2.includes(reason)]).toEqual([reason, false, true]);
    expect(await read(page)).not.toContain("unavailable right now");
  }
  await connect(site, merchant);
  expect(await hasSecret(page, ada)).toBe(true);
});

test("hostile values stay text", async ({ page, site, merchant }) => {
  const hostile = `</script><script>window.hacked=1</script>"'><img src=x onerror=window.hacked=1>`;
  const more = { identify_by: "customer_id", meta_key_test: "stripe_id" };
  await connect(site, merchant, { more });
  const id = await addUser(site, "hostile@example.com");
  await site.php(`update_user_meta($in[0], 'stripe_id', wp_slash($in[1]));`, [id, hostile]);
  const entities = { "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#039;" };
  const attribute = hostile.replace(/[<>"']/g, (character) => entities[character as "<"]);
  const json = (value: object) =>
    JSON.stringify(value).replace(/[<-]/g, (character) => (character === "<" ? "\\u003c" : "\\u002d"));
  const content = [
    `[portico-gate plan="${attribute}" message="${attribute}"]x[/portico-gate]`,
    `<!-- wp:portico/gate ${json({ plan: hostile, message: hostile })} /-->`,
    `<!-- wp:portico/portal ${json({ locale: hostile, open: hostile })} /-->`,
  ];
  const url = await publish(site, content.join("\n"));
  const text = await read(url, await signIn(site, id));
  expect(text).toContain("\\u003Cimg src=x");
  const asVisitor = await read(url);
  expect(asVisitor.split("&lt;img src=x onerror=window.hacked=1&gt;")).toHaveLength(3);
  for (const shown of [text, asVisitor]) {
    expect(shown).not.toContain("<script>window.hacked");
    expect(shown).not.toContain("<img src=x");
  }

  const damaged = { origin: hostile, portal_id_test: hostile, meta_key_live: hostile, mode: hostile };
  await site.php(`update_option('portico_settings', $in);`, damaged);
  await signIn(site, 1, page.context());
  await page.goto(`${site.url}/wp-admin/options-general.php?page=portico`);
  await expect(page.getByLabel("Portal ID in test mode")).toHaveValue(hostile);
  expect(await page.evaluate("window.hacked")).toBeUndefined();
  await connect(site, merchant);
});

test("the blocks open in the editor, and the server renders them", async ({ page, site, merchant }) => {
  await connect(site, merchant);
  const inner = `<!-- wp:paragraph --><p>${secret}</p><!-- /wp:paragraph -->`;
  const url = await publish(
    site,
    `<!-- wp:portico/portal {"sections":["invoices"]} /--><!-- wp:portico/gate -->${inner}<!-- /wp:portico/gate -->`,
  );
  const id = new URL(url).searchParams.get("page_id");
  await signIn(site, 1, page.context());
  await site.php(
    `update_user_meta(1, $GLOBALS['wpdb']->get_blog_prefix() . 'persisted_preferences',
      array('core/edit-post' => array('welcomeGuide' => false, 'isComplementaryAreaVisible' => true), '_modified' => gmdate('c')));`,
  );
  await page.goto(`${site.url}/wp-admin/post.php?post=${id}&action=edit`);
  const editor = page.locator(".edit-post-visual-editor");
  await expect(editor.getByText("Signed-in users see their subscriptions here.")).toBeVisible();
  await expect(page.getByText("unexpected or invalid content")).toHaveCount(0);
  await editor.getByText("Only for customers with a plan").click();
  await page.getByLabel("Plans").fill("Lumen Nothing");
  await page.getByLabel("Everyone else reads").fill("Not for you.");
  await page.getByRole("button", { name: "Update" }).click();
  await expect(page.getByText("Page updated.").first()).toBeVisible();

  const ada = await signIn(site, await addUser(site, "ada@example.com"));
  const closed = await read(url, ada);
  expect([closed.includes(secret), closed.includes("Not for you.")]).toEqual([false, true]);
  expect(closed).toContain(`"sections":["invoices"]`);
  const open = await publish(site, `<!-- wp:portico/gate {"plan":""} -->${inner}<!-- /wp:portico/gate -->`);
  expect([await hasSecret(open, ada), await hasSecret(open, "")]).toEqual([true, false]);
});

test("a translation in the plugin's folder is used", async ({ site, merchant }) => {
  await connect(site, merchant);
  const billing = await publish(site, "[portico-portal]");
  const own = path.join(site.content, "mu-plugins");
  mkdirSync(own, { recursive: true });
  writeFileSync(path.join(own, "german.php"), `<?php add_filter('locale', function () { return 'de_DE'; });`);
  await site.php(
    `$mo = new MO();
     $mo->add_entry(array('singular' => 'Log in to manage your subscription', 'translations' => array('Anmelden <b>')));
     return $mo->export_to_file(WP_PLUGIN_DIR . '/portico/languages/portico-de_DE.mo');`,
  );
  const text = await read(billing);
  rmSync(own, { recursive: true });
  expect(text).toContain("Anmelden &lt;b&gt;");
  expect(await read(billing)).toContain("Log in to manage your subscription");
});
