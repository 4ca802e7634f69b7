import { createHmac } from "node:crypto";
import { openDashboard } from "../support/dashboard";
import { everythingOn } from "../support/everything-on";
import { test } from "../support/fixtures";
import { save } from "../support/settings";
import { addRefusals, take } from "./dashboard-pictures";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const identity = "ada@example.com";

test("dashboard: hash tester's verdicts", async ({ page, world }) => {
  test.slow();
  const hash = createHmac("sha256", world.secret).update(identity);
  const right = hash.digest("hex");
  const base64 = createHmac("sha256", world.secret).update(identity).digest("base64");
  await addRefusals(world);
  await openDashboard(page, world, "hash-tester");
  await take(page, "refused-visits");
  const entries = {
    opens: [identity, right, `${world.siteUrl}/account`],
    valid: [identity, right, ""],
    hash: [identity, base64, `${world.siteUrl}/account`],
    customer: ["cus_LumenAda", right, ""],
    site: [identity, right, "https://beta.lumen.example/billing"],
    empty: ["", "", ""],
  };
  for (const [name, [customer = "", proof = "", site = ""]] of Object.entries(entries)) {
    await page.getByLabel("Customer’s email").fill(customer);
    await page.getByLabel("Hash or signed token").fill(proof);
    await page.getByLabel("Address of your page (optional)").fill(site);
    await page.getByRole("button", { name: "Test", exact: true }).click();
    await page.locator("[data-verdict]").waitFor();
    await take(page, `verdict-${name}`);
  }
  await page.getByLabel("Customer’s email").fill(identity);
  await page.getByRole("button", { name: "Create the right hash…" }).click();
  await page.getByRole("region", { name: "Hash", exact: true }).waitFor();
  await take(page, "hash-created");
});

test("dashboard: keys in use", async ({ page, world }) => {
  test.slow();
  await openDashboard(page, world, "keys");
  await page.getByRole("button", { name: "Roll key" }).click();
  await page.getByRole("region", { name: "New secret key" }).waitFor();
  await take(page, "keys-created");
  await page.getByRole("button", { name: "Done" }).click();
  await take(page, "keys-rolling");
  await page.goto("/dashboard/test/keys?show=signing");
  await page.getByRole("button", { name: "Create signing key" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await take(page, "keys-signing-one");
  await page.goto("/dashboard/test/keys?show=api");
  await page.getByLabel("Name of the new key").fill("Nightly export of the data warehouse in Frankfurt");
  await page.getByRole("button", { name: "Create API key" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await take(page, "keys-api-one");
});

test("dashboard: services with problems", async ({ page, world }) => {
  test.slow();
  await world.stripe.products.update("prod_LumenBusiness", { active: false });
  await openDashboard(page, world, "services");
  await page.getByRole("radio", { name: "Custom" }).check({ force: true });
  await take(page, "services-problem");
});

test("dashboard: a second portal", async ({ page, world }) => {
  test.slow();
  await world.saveSettings(everythingOn);
  await openDashboard(page, world, "portals");
  const name = "Harbour Books and Stationery, Wholesale Department";
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Create portal" }).click();
  await page.getByRole("link", { name, exact: true }).waitFor();
  await take(page, "portals-two");
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
  const address = page.url().replace(/settings$/, "");
  for (const each of ["settings", "services", "look", "languages", "embed", "hash-tester"]) {
    await page.goto(address + each);
    await take(page, `second-portal-${each}`);
  }
  await page.getByRole("button", { name: /^Portal: / }).click();
  await take(page, "second-portal-menu");
});

test("dashboard: a look being changed", async ({ page, world }) => {
  test.slow();
  await openDashboard(page, world, "look");
  await page
    .getByRole("textbox", { name: /accent/i })
    .first()
    .fill("#10b070");
  await take(page, "look-changed");
  await openDashboard(page, world, "settings");
  await page.getByLabel("Search settings").fill("pause");
  await take(page, "settings-search");
  await page.getByRole("switch", { name: "Enable pause" }).check();
  await save(page);
  await take(page, "settings-saved");
});
