import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { verifyToken } from "../portal/proof/token";
import { apiErrorStatuses } from "./errors";
import { apiError, newPortalLink, openedActions, portalLink, subscriptionList } from "./schemas";

/** Checks that the API matches docs/api.md. */
const page = readFileSync(path.join(__dirname, "../../docs/api.md"), "utf8");
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map(([, text = ""]) => text);

it("docs/api.md shows a request and responses that the API's own schemas accept", () => {
  const [, body = ""] = /-d '(.*)'/.exec(page) ?? [];
  expect(newPortalLink.safeParse(JSON.parse(body)).success).toBe(true);
  const [link = "", subscriptions = "", error = ""] = blocks("json");
  expect(subscriptionList.safeParse(JSON.parse(subscriptions)).success).toBe(true);
  expect(portalLink.safeParse(JSON.parse(link)).success).toBe(true);
  expect(apiError.safeParse(JSON.parse(error)).success).toBe(true);
});

it("docs/api.md explains every field and every error, and no others", () => {
  const named = (table: RegExp) =>
    [...(table.exec(page)?.[0] ?? "").matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(named(/\| Field {2,}\| What it does[\s\S]*?\n\n/)).toEqual(Object.keys(newPortalLink.shape));
  const errors = [...page.matchAll(/^\| (\d{3}) +\| `(\w+)`/gm)].map(([, status, code]) => [
    code,
    Number(status),
  ]);
  expect(errors).toEqual(Object.entries(apiErrorStatuses));
  expect(openedActions).toEqual(expect.arrayContaining(["cancellation", "update_card"]));
});

it("docs/api.md shows how to make tokens without a library, and the portal accepts such tokens", async () => {
  const [, script = ""] = blocks("js");
  const [name, portalId] = ["a1B2c3D4e5F6g7H8i9J0", "Kx3vPq8RtY2mZc7LwN5b"];
  const secret = `portico_sign_live_${name}_${"x1Y2".repeat(10)}abc`;
  const env = { ...process.env, NODE_OPTIONS: "", PORTICO_SIGNING_KEY: secret, PORTICO_PORTAL_ID: portalId };
  const token = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    env,
    encoding: "utf8",
  });
  const keys = [{ id: `sig_${name}`, secret }];
  const verified = await verifyToken(keys, { portalId, mode: "live" }, token.trim(), new Date());
  expect(verified).toMatchObject({ keyId: `sig_${name}`, identity: "ada@example.com" });
});
