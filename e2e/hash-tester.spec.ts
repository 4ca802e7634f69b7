import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { openDashboard } from "./support/dashboard";
import { expect, test } from "./support/fixtures";

const identity = "ada@example.com";
const hmacOf = (secret: string, message: string, digest = "sha256") =>
  createHmac(digest, secret).update(message);

/** Tries a hash and returns the verdict: its title, the reasons and the fix. */
async function tryHash(page: Page, email: string, hash: string) {
  await page.getByLabel("Customer’s email").fill(email);
  await page.getByLabel("Hash or signed token").fill(hash);
  await page.getByRole("button", { name: "Test", exact: true }).click();
  // Typing clears the last verdict, so this is the new one.
  return page.getByRole("status").filter({ has: page.locator("[data-verdict]") });
}

test("the hash tester accepts the right hash, and names mistakes without showing the right hash", async ({
  page,
  world,
}) => {
  const right = hmacOf(world.secret, identity).digest("hex");
  await openDashboard(page, world, "hash-tester");
  await expect(await tryHash(page, identity, right)).toContainText("The hash is valid");

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
    await expect(verdict).toContainText("How to fix it");
    const text = (await verdict.textContent()) ?? "";
    expect(text).not.toContain(right);
    words.add(text);
  }
  expect(words.size).toBe(mistakes.length);
});
