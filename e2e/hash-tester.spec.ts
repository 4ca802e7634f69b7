import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { openDashboard } from "./support/dashboard";
import { expect, test } from "./support/fixtures";

const identity = "ada@example.com";
const hmacOf = (secret: string, message: string, digest = "sha256") =>
  createHmac(digest, secret).update(message);

async function tryHash(page: Page, email: string, hash: string) {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Hash", { exact: true }).fill(hash);
  await page.getByRole("button", { name: "Test hash" }).click();
  return page.getByRole("status").filter({ hasText: /valid/i });
}

test("the right hash is valid, and mistakes are named without showing the right hash", async ({
  page,
  world,
}) => {
  const right = hmacOf(world.secret, identity).digest("hex");
  await openDashboard(page, world, "hash-tester");
  await expect(await tryHash(page, identity, right)).toContainText("Valid");

  const mistakes = [
    { email: identity, hash: hmacOf(world.secret, identity).digest("base64") },
    { email: identity, hash: hmacOf(world.secret, "Ada@example.com").digest("hex") },
    { email: identity, hash: hmacOf(world.secret, identity, "sha1").digest("hex") },
    { email: identity, hash: right.slice(0, 40) },
    { email: "cus_LumenAda000000", hash: right },
    { email: identity, hash: "" },
    { email: identity, hash: `SHA2-256(stdin)= ${right}` },
    { email: identity, hash: right.replace(/..(?=.)/g, "$&-") },
    { email: identity, hash: hmacOf(world.portalId, identity).digest("hex") },
    { email: identity, hash: hmacOf("$PORTICO_SECRET_KEY", identity).digest("hex") },
    {
      email: "ada+lovelace@example.com",
      hash: hmacOf(world.secret, "ada lovelace@example.com").digest("hex"),
    },
    { email: `Ada <${identity}>`, hash: right },
  ];
  const words = new Set<string>();
  for (const { email, hash } of mistakes) {
    const verdict = await tryHash(page, email, hash);
    await expect(verdict).toContainText("Not valid");
    const text = (await verdict.textContent()) ?? "";
    expect(text).not.toContain(right);
    words.add(text);
  }
  expect(words.size).toBe(mistakes.length);
});
