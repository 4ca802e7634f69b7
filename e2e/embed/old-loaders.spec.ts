import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expectEvent } from "../support/events";
import { expectFeedback } from "../support/feedback";
import { expect, test } from "../support/fixtures";

/**
 * A page may keep a loader in its cache while the server is upgraded, and the reverse while servers are replaced one by
 * one. The folder old-loaders has loaders as they were built on the day in their name.
 */

const ada = "ada@example.com";
const folder = path.join(__dirname, "old-loaders");

for (const file of readdirSync(folder))
  test(`the loader ${file.replace(".js.txt", "")} still opens the portal, and the page hears what happens`, async ({
    page,
    openPortal,
  }) => {
    const body = readFileSync(path.join(folder, file), "utf8");
    await page.route("**/embed/v1.js", (route) => route.fulfill({ contentType: "text/javascript", body }));
    const portal = await openPortal(ada);
    await portal.getByRole("button", { name: "Cancel plan" }).press("Enter");
    await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).press("Enter");
    await expectFeedback(portal, /^Your plan is canceled/);
    await expectEvent(page, "cancellation", { outcome: "at_period_end" });
  });

test("from a page that asks for nothing new, the loader sends what the first server accepted", async ({
  page,
  openPortal,
}) => {
  const sent = page.waitForRequest((request) => request.url().endsWith("/api/portal/visits"));
  await openPortal(ada);
  const fields = Object.keys(JSON.parse((await sent).postData() ?? "{}") as object);
  // The first server refused every other field.
  const accepted = ["portal_id", "email", "customer_id", "hash", "subscription_id"];
  expect(fields.filter((field) => !accepted.includes(field))).toEqual([]);
  expect(fields).toEqual(expect.arrayContaining(["portal_id", "email", "hash"]));
});
