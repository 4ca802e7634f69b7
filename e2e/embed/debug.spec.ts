import { setTimeout as wait } from "node:timers/promises";
import { expect, type Page } from "@playwright/test";
import { type LineCode, lines } from "../../lib/embed/help/lines";
import { hash, hostPage, openHostPage, say, shownFrame } from "./host-page";
import { test } from "./loader-test";
import type { Answer, StandIn } from "./stand-in-app";

/** Debug mode explains each misuse in one line with a link. The line contains no identity, hash, token or key. */

const email = "ada@example.com";
const token = "eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiJvbmUifQ.c2lnbmF0dXJl";
const key = "portico_test_" + "K".repeat(43);
const secrets = [email, "@", hash, token, "eyJ", key, "K".repeat(43)];

type Misuse = {
  /** The settings that differ from those of a page without mistakes. */
  settings?: Record<string, string>;
  answer?: Answer;
  html?: (page: string) => string;
  headers?: Record<string, string>;
  before?: (page: Page) => Promise<unknown>;
  after?: (page: Page) => Promise<unknown>;
};
const right = { portal_id: '"p1"', email: `"${email}"`, hash: `"${hash}"`, debug: "true" };
const asks = { type: "before", id: "1", event: "pre_pause", response: { email } };
const ask = async (page: Page) => say(await shownFrame(page), asks);
const hasSettings = /<script>window\.porticoSettings.*?<\/script>/;
const refused = (status: number) => ({
  answer: { status, body: { error: { requestId: "r-1" } } },
});

const misuses: Record<LineCode, Misuse> = {
  no_settings: { html: (page) => page.replace(hasSettings, "") },
  no_element: { html: (page) => page.replace('<div id="portico-portal"></div>', "") },
  no_portal_id: { settings: { portal_id: "7" } },
  no_identity: { settings: { email: '""' } },
  two_identities: { settings: { customer_id: '"cus_1"' } },
  spaces_in_identity: { settings: { email: `" ${email}"` } },
  no_hash: { settings: { hash: "undefined" } },
  hash_shape: { settings: { hash: `"${hash.slice(1)}"` } },
  key_in_page: { settings: { hash: "undefined", token: `"${key}"` } },
  two_scripts: { html: (page) => page.replace(/<script async.*?<\/script>/, (script) => script + script) },
  not_a_function: { settings: { onError: `"${token}"` } },
  unknown_setting: { settings: { colour: `"${email}"`, [`"${email}"`]: "1" } },
  ignored_setting: { settings: { authHash: `"${hash}"` } },
  threw: { settings: { onReady: `() => { throw new TypeError("no") }` } },
  refused: { settings: { onBefore: `(m) => m.preventDefault("${email}")` }, after: ask },
  too_slow: {
    settings: { onBefore: "() => (document.title = 'asked', new Promise(() => {}))" },
    before: (page) => page.clock.install(),
    async after(page) {
      await ask(page);
      await expect(page).toHaveTitle("asked");
      await page.clock.runFor(11_000);
    },
  },
  access_denied: refused(403),
  invalid: refused(422),
  rate_limited: refused(429),
  unavailable: refused(503),
  unreachable: { answer: "hang_up" },
  hash_unavailable: {
    settings: { hash: "undefined", fetchProof: `async () => { throw new Error("no") }` },
  },
  restricted_frame: { headers: { "content-security-policy": "sandbox allow-scripts" } },
};

function pageOf(standIn: StandIn, { settings = {}, html = (page) => page }: Misuse): string {
  const given = Object.entries({ ...right, ...settings }).map(([name, value]) => `${name}: ${value}`);
  return html(hostPage(standIn, `{ ${given.join(", ")} }`));
}

for (const [code, misuse] of Object.entries(misuses))
  test(`debug mode explains ${code} in one line with a link and without personal data`, async ({
    page,
    standIn,
  }) => {
    const said: string[] = [];
    page.on("console", (message) => {
      if (message.text().startsWith("[portico]")) said.push(message.text());
    });
    await misuse.before?.(page);
    if (misuse.answer) standIn.answers = [misuse.answer];
    Object.assign(standIn.page.headers, misuse.headers);
    await openHostPage(page, standIn, pageOf(standIn, misuse));
    await misuse.after?.(page);
    await expect.poll(() => said).toHaveLength(1);
    // A second line would appear almost immediately.
    await wait(200);
    expect(said).toHaveLength(1);
    const [line = ""] = said;
    // The browser appends the text of the page's own error to our line.
    const [text = ""] = line.split(/ \w*Error: /);
    expect(text.startsWith(`[portico] ${lines[code as LineCode]}`)).toBe(true);
    expect(text.endsWith(` ${standIn.appOrigin}/docs/embed#${code}`)).toBe(true);
    expect(text).not.toContain("\n");
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });
