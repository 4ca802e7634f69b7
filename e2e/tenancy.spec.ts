import type { Page, Request } from "@playwright/test";
import { openDashboard } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import { findSetting, save, saveButton, savedMessage, turn } from "./support/settings";
import { newWorld } from "./support/world";

/** Repeats a request that the page sent, with other headers or another body. */
async function replay(page: Page, sent: Request, headers: Record<string, string | null>, body?: string) {
  const own = await sent.allHeaders();
  const kept = Object.entries({ ...own, ...headers }).filter(
    ([name, value]) => value !== null && !name.startsWith(":") && name !== "content-length",
  );
  return page.request.fetch(sent.url(), {
    method: "POST",
    headers: Object.fromEntries(kept) as Record<string, string>,
    data: body ?? (await bodyOf(sent)),
  });
}

async function bodyOf(sent: Request): Promise<string> {
  return sent.postDataBuffer()?.toString("utf8") ?? "";
}

/** The request that `act` sends. Ignores requests of the settings' preview, because those requests name a customer. */
async function sendOf(page: Page, act: () => Promise<void>): Promise<Request> {
  const isPreview = (request: Request) => /name="\w*customer"/.test(request.postData() ?? "");
  const sent = page.waitForRequest(
    (request) => request.method() === "POST" && "next-action" in request.headers() && !isPreview(request),
  );
  await act();
  return sent;
}

test("one merchant's key can't be revealed with another merchant's session", async ({ page, world }) => {
  const other = await newWorld();
  const { listSecretKeys } = await import("@/lib/db/secret-keys");
  const [own] = await listSecretKeys(world.merchantId, "test");
  const [foreign] = await listSecretKeys(other.merchantId, "test");
  await openDashboard(page, world, "keys");
  const sent = await sendOf(page, () => page.getByRole("button", { name: /^Reveal/ }).click());
  await expect(page.getByRole("region", { name: "Secret key", exact: true })).toHaveText(world.secret);

  const swap = async (id: string) => (await bodyOf(sent)).replaceAll(own?.id ?? "", id);
  const foreignAnswer = await (await replay(page, sent, {}, await swap(foreign?.id ?? ""))).text();
  const unknownAnswer = await (await replay(page, sent, {}, await swap(`key_${"0".repeat(20)}`))).text();
  expect(foreignAnswer).toContain("not_found");
  expect(foreignAnswer).not.toContain(other.secret);
  expect(errorIn(foreignAnswer)).toBe(errorIn(unknownAnswer));
  await other.close();
});

test("a change from another origin or without an origin is refused, even if the rest of the request is valid", async ({
  page,
  world,
}) => {
  await openDashboard(page, world, "settings");
  const debug = page.getByRole("switch", { name: "Debug mode" });
  await turn(page, "Debug mode", true);
  const sent = await sendOf(page, () => saveButton(page).press("Enter"));
  await expect(savedMessage(page)).toBeVisible();
  await debug.uncheck();
  await save(page);

  const evil = "https://evil.example";
  const attempts: Record<string, string | null>[] = [
    { origin: null },
    { origin: "null" },
    { origin: evil },
    { origin: evil, "x-forwarded-host": "evil.example" },
  ];
  for (const headers of attempts) {
    const answer = await replay(page, sent, headers);
    expect(await answer.text(), JSON.stringify(headers)).not.toContain('"ok":true');
    await page.reload();
    await findSetting(page, "Debug mode");
    await expect(debug).not.toBeChecked();
  }
  expect(await (await replay(page, sent, {})).text()).toContain('"ok":true');
});

test("an unexpected or repeated field is refused", async ({ page, world }) => {
  await openDashboard(page, world, "settings");
  await turn(page, "Debug mode", true);
  const sent = await sendOf(page, () => saveButton(page).press("Enter"));
  const body = await bodyOf(sent);
  const [boundary] = body.split("\r\n");
  const more = (name: string, value: string) =>
    `${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const prefix = /name="([^"]*)mode"/.exec(body)?.[1] ?? "";
  for (const [name, value] of [
    ["merchantId", "mer_other"],
    ["mode", "live"],
    ["__proto__", "x"],
  ] as const) {
    const answer = await replay(page, sent, {}, more(`${prefix}${name}`, value) + body);
    expect(await answer.text(), name).toContain("invalid");
  }
});

test("without a session, every dashboard page redirects to the sign-in page", async ({ page }) => {
  for (const path of [
    "overview",
    "stripe",
    "services",
    "settings",
    "look",
    "languages",
    "embed",
    "keys",
    "hash-tester",
    "account",
  ]) {
    await page.goto(`/dashboard/live/${path}`);
    await expect(page).toHaveURL(/\/sign-in$/);
  }
});

test("no other site can frame the dashboard, and no cache can store it", async ({ page, world }) => {
  await openDashboard(page, world, "keys");
  const headers = (await page.reload())?.headers() ?? {};
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers["x-frame-options"]).toBe("DENY");
  expect(headers["cache-control"]).toContain("no-store");
});

/** The refusal in an action's answer, without the parts that differ between requests. */
function errorIn(answer: string): string | undefined {
  return /\{"ok":false.*?\}\}/.exec(answer)?.[0];
}
