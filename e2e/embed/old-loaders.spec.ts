import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expectEvent } from "../support/events";
import { expectFeedback } from "../support/feedback";
import { expect, test } from "../support/fixtures";

/**
 * A page may use a cached old loader with a newer server, or a new loader with an older server while servers are being
 * replaced one by one. Each file in old-loaders is a loader built on the day in its name.
 */

const ada = "ada@example.com";
const folder = path.join(__dirname, "old-loaders");

for (const file of readdirSync(folder))
  test(`the loader ${file.replace(".js.txt", "")} still opens the portal, and the page gets its events`, async ({
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

test("for a page without new options, the loader sends only fields that the first server accepted", async ({
  page,
  openPortal,
}) => {
  const sent = page.waitForRequest((request) => request.url().endsWith("/api/portal/visits"));
  await openPortal(ada);
  const fields = Object.keys(JSON.parse((await sent).postData() ?? "{}") as object);
  // The first version of the server refused all fields except these.
  const accepted = ["portal_id", "email", "customer_id", "hash", "subscription_id"];
  expect(fields.filter((field) => !accepted.includes(field))).toEqual([]);
  expect(fields).toEqual(expect.arrayContaining(["portal_id", "email", "hash"]));
});
