import { runInNewContext } from "node:vm";
import { requestTicket } from "@/lib/portal/visit/request-ticket";
import { beginVisit } from "@/lib/testing/begin-visit";
import {
  type PortalWorld,
  portalWorld,
  sampleOrigin,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import type { Case, HelperHarness, Page, Setting } from "@/lib/testing/server-helpers/helper-harness";
import {
  helperFiles,
  type HelperName,
  helperPages,
  serverHelpers,
} from "@/lib/testing/server-helpers/helpers";
import { isInstalled } from "@/lib/testing/snippets/run-snippet";

/** Runs the helpers for servers (`examples`) in their frameworks, and opens visits with the resulting pages. */

const names = Object.keys(serverHelpers) as HelperName[];
const required: Setting[] = ["origin", "portal_id", "secret_key"];
const email = "zoë+o'neil@müller.example";
const hostile = `"'</script><script>alert(1)</script><!--<script>\${1 + 1}\`\\&quot;\u2028\n`;

type CaseName = keyof ReturnType<typeof allCases>;

function allCases(world: PortalWorld) {
  const settings = {
    PORTICO_ORIGIN: "https://billing.example.com",
    PORTICO_PORTAL_ID: world.portalId,
    PORTICO_SECRET_KEY: world.secret,
  };
  const byId = { ...settings, PORTICO_CUSTOMER_ID_ATTRIBUTE: "stripe_customer_id" };
  const plain: Case = { settings, identity: email, nonce: null, locale: "de" };
  const without = (setting: Setting, value?: string) => {
    const variable = `PORTICO_${setting.toUpperCase()}`;
    const { [variable]: _removed, ...rest } = settings as Record<string, string>;
    return { ...plain, settings: value === undefined ? rest : { ...rest, [variable]: value } };
  };
  return {
    plain,
    customerId: { ...plain, settings: byId, identity: "cus_LumenAda" },
    nonce: { ...plain, nonce: "n0nce" },
    visitor: { ...plain, identity: null },
    noEmail: { ...plain, identity: "" },
    hostile: { ...plain, identity: hostile, locale: hostile },
    hostileOrigin: without("origin", `https://billing.example.com/"onload="alert(1)"><script>`),
    slash: without("origin", `https://billing.example.com/`),
    no_origin: without("origin"),
    no_portal_id: without("portal_id"),
    no_secret_key: without("secret_key"),
    empty_origin: without("origin", ""),
    empty_portal_id: without("portal_id", ""),
    empty_secret_key: without("secret_key", ""),
  } satisfies Record<string, Case>;
}

type Script = { tag: string; text: string };

/** The scripts as an HTML parser finds them: each ends at the first </script, even inside a string. */
const scriptsOf = (page: string): Script[] =>
  [...page.matchAll(/<script([^>]*)>([^]*?)<\/script/gi)].map(([, tag = "", text = ""]) => ({ tag, text }));

const isData = ({ tag }: Script) => tag.includes("application/json");

/** Runs the page's inline scripts as a browser would. Returns the settings that the loader finds. */
function settingsOf(page: string, window: { porticoSettings?: object } = {}): Record<string, unknown> {
  const scripts = scriptsOf(page);
  const getElementById = (id: string) => {
    const found = scripts.find(({ tag }) => tag.includes(`id="${id}"`));
    return found && { textContent: found.text };
  };
  for (const { text } of scripts.filter((script) => !isData(script)))
    runInNewContext(text, { window, document: { getElementById } });
  return { ...window.porticoSettings };
}

const entities: Record<string, string> = { quot: '"', "#34": '"', lt: "<", gt: ">", amp: "&", "#039": "'" };
const loaderOf = (page: string) =>
  /<script[^>]* src="([^"]*)"/.exec(page)?.[1]?.replace(/&([\w#]+);/g, (_all, name) => entities[name] ?? "?");
const count = (page: string, part: string) => page.split(part).length - 1;

let world: PortalWorld;

beforeAll(async () => {
  await startPortalWorlds();
  world = await portalWorld();
});
afterAll(stopPortalWorlds);

it.each(names)("the helper for %s has at most 60 lines", (name) => {
  const lines = Object.values(helperFiles(name)).flatMap((text) => text.split("\n").slice(0, -1));
  expect(lines.length).toBeLessThanOrEqual(60);
  expect(lines.filter((line) => line.length > 110)).toEqual([]);
});

describe.each(names.map((name) => [serverHelpers[name].label, name] as const))("%s", (label, name) => {
  const harness: HelperHarness = serverHelpers[name];
  const isPresent = isInstalled(harness);
  if (!isPresent && !process.env.SNIPPETS) {
    it.skip(`isn't installed here; npm run snippets installs it`, () => undefined);
    return;
  }

  let pages: Record<CaseName, Page>;
  const bodyOf = (one: CaseName) => pages[one].body;

  beforeAll(() => {
    if (!isPresent) throw new Error(`${label} is not installed. Run npm run snippets.`);
    const cases = allCases(world);
    const answers = helperPages(name, Object.values(cases));
    pages = Object.fromEntries(Object.keys(cases).map((one, i) => [one, answers[i]])) as typeof pages;
  }, 120_000);

  it.each([
    ["email", "plain", email],
    ["customer_id", "customerId", "cus_LumenAda"],
  ] as const)("its page opens a visit by %s", async (identifyBy, one, identity) => {
    await world.saveSettings({ identifyBy });
    const { portal_id: portalId, hash, locale, ...rest } = settingsOf(bodyOf(one));
    expect({ portalId, locale, ...rest }).toEqual({
      portalId: world.portalId,
      locale: "de",
      [identifyBy]: identity,
    });
    const claimed = { email: rest.email as string, customerId: rest.customer_id as string };
    const asked = { portalId: world.portalId, ...claimed, hash: hash as string, origin: sampleOrigin };
    const ticket = await requestTicket(asked);
    expect(ticket !== null && (await beginVisit(world.portalId, ticket)).hasBegun).toBe(true);
  });

  it("loads the script from the installation, into the element", () => {
    for (const one of ["plain", "slash"] as const) {
      expect(loaderOf(bodyOf(one))).toBe("https://billing.example.com/embed/v1.js");
      expect(bodyOf(one)).toContain('<div id="portico-portal"></div>');
    }
  });

  it("keeps settings that the page has set before", () => {
    const before = { onEvent: "the page's function", email: "eve@example.com" };
    expect(settingsOf(bodyOf("plain"), { porticoSettings: before })).toMatchObject({
      onEvent: "the page's function",
      email,
    });
  });

  it("shows nothing to visitors, or to users without an email address", () => {
    for (const one of ["visitor", "noEmail"] as const)
      expect(bodyOf(one).trim()).toBe("<title>Billing</title>");
  });

  it("keeps hostile values as text", () => {
    expect(settingsOf(bodyOf("hostile"))).toMatchObject({ email: hostile, locale: hostile });
    for (const part of ["<", "<script", "</script", "<!--"])
      expect([part, count(bodyOf("hostile"), part)]).toEqual([part, count(bodyOf("plain"), part)]);
    const origin = allCases(world).hostileOrigin.settings.PORTICO_ORIGIN;
    expect(loaderOf(bodyOf("hostileOrigin"))).toBe(`${origin}/embed/v1.js`);
    expect(count(bodyOf("hostileOrigin"), "<")).toBe(count(bodyOf("plain"), "<"));
  });

  it("gives its scripts the page's nonce, if there is one", () => {
    const scripts = scriptsOf(bodyOf("nonce")).filter((script) => !isData(script));
    expect(scripts.map(({ tag }) => /nonce="([^"]*)"/.exec(tag)?.[1])).toEqual(["n0nce", "n0nce"]);
    expect(bodyOf("plain")).not.toContain("nonce");
  });

  it.each(required)("shows the developer an error without %s, and no portal", (setting) => {
    for (const one of [`no_${setting}`, `empty_${setting}`] as const) {
      expect(bodyOf(one)).toContain(harness.missing(setting));
      expect(bodyOf(one)).not.toContain('<div id="portico-portal">');
    }
  });

  it("never has the secret key in a page, nor lets a shared cache store one", () => {
    for (const [one, { body }] of Object.entries(pages))
      expect([one, body.includes(world.secret)]).toEqual([one, false]);
    expect(pages.plain.cache).toMatch(/private|no-store/);
  });
});
