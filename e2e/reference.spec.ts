import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";

/** The lines that a search for a reference finds in the running app's log. */
async function grep(reference: string): Promise<Record<string, unknown>[]> {
  const find = () =>
    readFileSync(process.env.APP_LOG ?? "", "utf8")
      .split("\n")
      .filter((line) => line.includes(reference));
  await expect.poll(() => find().length).toBeGreaterThan(0);
  return find().map((line) => JSON.parse(line));
}

const referenceIn = async (text: Promise<string | null>) =>
  /Reference: ([0-9a-f-]{36})/.exec((await text) ?? "")?.[1] ?? "no reference";

test("the reference of a refused visit leads to merchant, portal and cause", async ({
  page,
  world,
  expectedErrors,
}) => {
  expectedErrors.push(/status of 403 .*\/api\/portal\/visits/);
  await page.goto(world.pageOf("ada@example.com", { hash: "wrong" }));
  const reference = await referenceIn(page.getByRole("alert").textContent());
  const { merchantId, portalId } = world;
  expect(await grep(reference)).toMatchObject([{ merchantId, portalId, mode: "test", cause: "hash_wrong" }]);
});

test("the reference of a failed operation leads to all its lines, including Stripe's request ID", async ({
  world,
  openPortal,
}) => {
  const portal = await openPortal("ada@example.com");
  const match = { method: "POST", path: "/^/v1/subscriptions/sub_/" };
  await world.admin("POST", "faults", { match, action: { type: "status", status: 403 }, times: 10 });
  await portal.getByRole("button", { name: "Cancel plan" }).click();
  await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).click();
  const reference = await referenceIn(
    portal.getByRole("alert").filter({ hasText: "Reference" }).textContent(),
  );
  const lines = await grep(reference);
  const { merchantId, portalId } = world;
  for (const line of lines) expect(line).toMatchObject({ merchantId, portalId, operation: "cancellation" });
  expect(lines).toContainEqual(expect.objectContaining({ status: 403, stripeRequestId: expect.any(String) }));
  expect(lines).toContainEqual(
    expect.objectContaining({ outcome: "failed", operationId: expect.stringMatching(/^[0-9a-f]{32}$/) }),
  );
});

/** Simulates a bug in the page: the subscriptions arrive in an unexpected shape. */
async function breakThePage(page: Page): Promise<void> {
  await page.route("**/portal/**", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(
      '\\"subscriptions\\":[',
      '\\"subscriptions\\":7,\\"was\\":[',
    );
    await route.fulfill({ response, body });
  });
}

test("the error page shows the reference of the request that loaded it", async ({
  page,
  world,
  expectedErrors,
}) => {
  expectedErrors.push(/./);
  await breakThePage(page);
  await page.goto(world.pageOf("ada@example.com"));
  const apology = page
    .frameLocator("#portico-portal iframe")
    .getByRole("alert")
    .filter({ hasText: "Reference" });
  const reference = await referenceIn(apology.textContent());
  const { merchantId, portalId } = world;
  expect(await grep(reference)).toMatchObject([{ merchantId, portalId, operation: "open_portal" }]);
});
