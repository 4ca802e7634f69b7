import { createHmac } from "node:crypto";
import { expect, test } from "@playwright/test";
import { htmlSnippet } from "../lib/snippets/html";
import { startStandIn } from "./embed/stand-in-app";
import type { startSampleSite as start } from "./sample-site/server.mjs";

let startSampleSite: typeof start;

// Playwright loads specs as CommonJS, which can import an ES module only at run time.
test.beforeAll(async () => {
  ({ startSampleSite } = await import("./sample-site/server.mjs"));
});

const secret = "sec_4dJq0V7nXo2LkT9bYh3cRz8wEu5mPa1sGf6iKx7vNt0";
const customers = [
  { label: "Brightwater Studio", email: "billing@brightwater.example", customerId: "cus_12345678" },
  { label: `"Quotes" & </script> Ltd`, email: "o'neil+</script>@quotes.example", customerId: "cus_87654321" },
];

function portalOf(identifyBy: "email" | "customer_id") {
  return { id: "J5khxNEE915ctHrYxHdS", secret, identifyBy, mode: "test" as const };
}

function hashOf(identity: string) {
  return createHmac("sha256", secret).update(identity).digest("hex");
}

for (const identifyBy of ["email", "customer_id"] as const) {
  test(`the sample site's page has the dashboard's snippet for ${identifyBy}, word for word`, async ({
    request,
  }) => {
    const appUrl = "http://127.0.0.1:4000";
    const site = await startSampleSite({ port: 0, appUrl, portals: [portalOf(identifyBy)], customers });
    for (const [index, customer] of customers.entries()) {
      const identity = identifyBy === "email" ? customer.email : customer.customerId;
      const html = await (await request.get(`${site.url}/account?as=${index}`)).text();
      const handedOut = htmlSnippet({
        appUrl,
        portalId: portalOf(identifyBy).id,
        identifyBy,
        mode: "test",
        identity,
        hash: hashOf(identity),
        handleResponse: true,
      });
      const edited = handedOut.replace(
        "console.log(message.event, message.response, message.extras)",
        "return showEvent(message)",
      );
      expect(html).toContain(edited);
    }
    await site.close();
  });
}

test("the picker groups customers under their headings, and each choice signs in the customer it names", async ({
  page,
}) => {
  const grouped = customers.map((customer, index) => ({
    ...customer,
    option: `Choice ${index}`,
    group: index === 0 ? "Last" : "First",
  }));
  const site = await startSampleSite({
    port: 0,
    appUrl: "http://127.0.0.1:1",
    portals: [portalOf("email")],
    customers: [...grouped, { ...customers[0]!, group: "Last", label: "By label" }],
  });
  await page.goto(`${site.url}/account`);
  const picker = page.getByLabel("Signed in as");
  await expect(picker.locator("optgroup[label=Last] option")).toHaveText(["Choice 0", "By label"]);
  await picker.selectOption("Choice 1");
  await expect(page.locator(".lead")).toContainText(customers[1]!.email);
  await site.close();
});

test("by keyboard, the picker signs in a customer only when Enter is pressed", async ({ page }) => {
  const site = await startSampleSite({
    port: 0,
    appUrl: "http://127.0.0.1:1",
    portals: [portalOf("email")],
    customers: [...customers, { ...customers[0]!, label: "Third", email: "third@example.com" }],
  });
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(`${site.url}/account`);
  const picker = page.getByLabel("Signed in as");
  await picker.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(picker).toHaveValue("2");
  await expect(page.locator(".lead")).toContainText(customers[0]!.email);
  await expect(page.getByRole("button", { name: "Switch" })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Enter");
  await expect(page.locator(".lead")).toContainText("third@example.com");
  await site.close();
});

test.describe("with a running app", () => {
  async function start() {
    const standIn = await startStandIn();
    const portals = [portalOf("email")];
    const site = await startSampleSite({ port: 0, appUrl: standIn.appOrigin, portals, customers });
    standIn.siteOrigin = site.url;
    return { standIn, site, stop: () => Promise.all([standIn.close(), site.close()]) };
  }

  test("under a strict policy, a customer signs in and sees the portal, and the page logs its events", async ({
    page,
  }) => {
    const { standIn, site, stop } = await start();
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    await page.goto(`${site.url}/account`);
    await page.getByLabel("Signed in as").selectOption({ index: 1 });
    await expect(page.locator("iframe")).toBeVisible();
    const identity = "o'neil+</script>@quotes.example";
    expect(standIn.visitRequests.at(-1)?.body).toMatchObject({ email: identity, hash: hashOf(identity) });
    await page.getByText("Events this page received").click();
    await expect(page.locator("#log")).toContainText("pre_load");
    expect(errors).toEqual([]);
    await stop();
  });

  test("a script mounts and unmounts portals on /multi", async ({ page }) => {
    const { site, stop } = await start();
    await page.goto(`${site.url}/multi`);
    await page.getByRole("button", { name: "Mount", exact: true }).first().click();
    await page.getByRole("button", { name: "Mount", exact: true }).last().click();
    await expect(page.locator("iframe")).toHaveCount(2);
    await page.getByRole("button", { name: "Unmount" }).first().click();
    await expect(page.locator("#place-A")).toBeEmpty();
    await expect(page.locator("#place-B iframe")).toBeVisible();
    await stop();
  });
});

test("a port in use causes an error that names the port", async () => {
  const site = await startSampleSite({
    port: 0,
    appUrl: "http://127.0.0.1:1",
    portals: [portalOf("email")],
    customers,
  });
  const port = Number(new URL(site.url).port);
  await expect(
    startSampleSite({ port, appUrl: "http://127.0.0.1:1", portals: [portalOf("email")], customers }),
  ).rejects.toThrow(`Port ${port} for the sample site is taken.`);
  await site.close();
});
