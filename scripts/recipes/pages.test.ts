import { readFileSync } from "node:fs";
import { openLink } from "@/lib/portal/hosted/open-link";
import { sampleOrigin, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { openPage, runPage, type Shown } from "./testing/host-page";
import { localFunction } from "./testing/local-function";
import type { LocalServer } from "./testing/local-server";
import { memberstackToken, outsetaToken } from "./testing/member-systems";
import { codeBlocks, codeIn, filledIn, readPage, recipePages } from "./testing/recipe-pages";
import {
  ada,
  bubbleKey,
  opensVisit,
  type RecipeWorld,
  settingsOf,
  startRecipeWorld,
} from "./testing/recipe-world";

/** Runs the code of docs/recipes: the functions, and the pages against them. */

const recipes = recipePages.filter((name) => name !== "function");
let place: RecipeWorld;

beforeAll(async () => {
  await startPortalWorlds();
  place = await startRecipeWorld();
});
beforeEach(() => {
  place.systems.person = ada;
});
afterAll(async () => {
  place.systems.close();
  place.app.close();
  await stopPortalWorlds();
});

it.each(recipes)("%s: says what never to do first, then identifies, signs and shows", (name) => {
  const headings = readPage(name).match(/^## .*$/gm);
  expect(headings).toEqual(["## Never", "## Identify", "## Sign", "## Show"]);
  expect(readPage("README")).toContain(`](${name}.md)`);
});

it.each(recipePages)("%s: shows the tested files, and no key in a page", (name) => {
  const blocks = codeBlocks(name);
  for (const { file, code } of blocks) if (file) expect(code).toBe(readFileSync(file, "utf8"));
  expect(blocks.filter(({ language, file }) => language === "js" && !file)).toEqual([]);
  const inPages = blocks.filter(({ section }) => section === "Show").map(({ code }) => code);
  expect(inPages.join()).not.toMatch(/secret|portico_(live|test|api|sign)|\bkey\b/i);
});

/** Starts the function of a page, calls `work`, and stops it. */
async function withFunction<Value>(
  recipe: string,
  work: (running: LocalServer) => Promise<Value>,
  changed: Record<string, string> = {},
): Promise<Value> {
  const env = { ...settingsOf(recipe, place), ...changed };
  const running = await localFunction(recipe, place.systems.url, env);
  try {
    return await work(running);
  } finally {
    running.close();
  }
}

const outseta = () => ({
  Outseta: {
    getAccessToken: () =>
      place.systems.person &&
      outsetaToken(place.systems.keys.outseta, new URL(place.systems.url).host, place.systems.person),
    auth: { open: () => undefined },
  },
});
const memberstack = () => ({
  $memberstackDom: {
    getMemberCookie: () =>
      place.systems.person ? memberstackToken(place.systems.keys.memberstack) : undefined,
  },
});

/** For each page: its function, and what the member system's script adds to the merchant's page. */
const shown = {
  memberstack: { recipe: "memberstack", globals: memberstack },
  outseta: { recipe: "outseta", globals: outseta },
  webflow: { recipe: "memberstack", globals: memberstack },
  notion: { recipe: "outseta", globals: outseta },
  ghost: { recipe: "ghost", globals: () => ({}) },
  shopify: { recipe: "shopify", globals: () => ({}) },
} as const;

/** Opens the page of a recipe as its merchant would build it. */
function show(page: keyof typeof shown, functionUrl: string): Promise<Shown> {
  place.systems.proxyTarget = functionUrl;
  const html = filledIn(codeIn(page, "Show", "html"), { functionUrl, portalId: place.world.portalId });
  const { url } = place.systems;
  return openPage({ html, origin: sampleOrigin, siteUrl: url, globals: shown[page].globals() });
}

describe.each(Object.keys(shown) as (keyof typeof shown)[])("%s", (page) => {
  const { recipe } = shown[page];

  it("opens a visit for the member", async () => {
    const { options } = await withFunction(recipe, ({ url }) => show(page, url));
    expect(options).toMatchObject({ email: ada.email });
    expect(await opensVisit(options ?? {})).toEqual({ status: 201, hasBegun: true });
  });

  it("shows nothing for a member whose address isn't confirmed", async () => {
    // Ghost signs members in by email alone.
    if (recipe === "ghost") return;
    place.systems.person = { ...ada, isVerified: false };
    const { options, text } = await withFunction(recipe, ({ url }) => show(page, url));
    expect([options, text]).toEqual([undefined, "Confirm your email address first."]);
  });
});

it.each(["memberstack", "outseta", "webflow", "ghost", "shopify"] as const)(
  "%s: asks visitors to sign in",
  async (page) => {
    place.systems.person = null;
    const { options, text } = await withFunction(shown[page].recipe, ({ url }) => show(page, url));
    expect(options).toBeUndefined();
    expect(text).toMatch(/^Sign in/);
  },
);

it("identifies Memberstack's members by their Stripe customer on request", async () => {
  await place.world.saveSettings({ identifyBy: "customer_id" });
  place.systems.person = { ...ada, isVerified: false };
  const byId = { IDENTIFY_BY: "customer_id" };
  const { options } = await withFunction("memberstack", ({ url }) => show("memberstack", url), byId);
  expect(options).toMatchObject({ customerId: ada.customerId });
  expect(await opensVisit(options ?? {})).toEqual({ status: 201, hasBegun: true });
  await place.world.saveSettings({});
  place.systems.person = { ...ada, customerId: null };
  const { text } = await withFunction("memberstack", ({ url }) => show("memberstack", url), byId);
  expect(text).toBe("Your account has no email address.");
});

it("framer: its component opens a visit", async () => {
  const portalId = place.world.portalId;
  const { options } = await withFunction("outseta", async ({ url: functionUrl }) => {
    const code = filledIn(codeIn("framer", "Show", "jsx"), { functionUrl, portalId });
    const { transform } = await import("esbuild");
    const built = await transform(code, { loader: "jsx", format: "cjs", jsx: "automatic" });
    // Plays React for one rendering: the effect runs once the element is there.
    const mounting = `
      const exports = {}, module = { exports };
      const parts = {
        react: { useRef: () => ({ current: place }), useEffect: (effect) => setTimeout(effect) },
        "react/jsx-runtime": { jsx: (type, props) => ({ type, props }) },
      };
      const require = (name) => parts[name];
      ${built.code}
      module.exports.default();`;
    return runPage(mounting, { origin: sampleOrigin, siteUrl: "", globals: outseta() });
  });
  expect(await opensVisit(options ?? {})).toEqual({ status: 201, hasBegun: true });
});

it("bubble: the call of its workflow gets the hash for the page", async () => {
  const call = codeIn("bubble", "Identify", "json")
    .replace("<email>", ada.email)
    .replace("<confirmed>", "yes");
  const answer = await withFunction("bubble", async ({ url }) => {
    const headers = { authorization: `Bearer ${bubbleKey}` };
    return (await fetch(url, { method: "POST", headers, body: call })).json() as Promise<{ hash: string }>;
  });
  const html = filledIn(codeIn("bubble", "Show", "html"), { functionUrl: "", portalId: place.world.portalId })
    .replace("Current User's email", ada.email)
    .replace("Current User's portico_hash", answer.hash);
  const { options } = await openPage({ html, origin: sampleOrigin });
  expect(await opensVisit(options ?? {})).toEqual({ status: 201, hasBegun: true });
});

it("discourse: its link leads through the forum to the hosted page", async () => {
  await withFunction("discourse", async ({ url: functionUrl }) => {
    const html = filledIn(codeIn("discourse", "Show", "html"), { functionUrl, portalId: "" });
    const follow = async (target: string, cookie = "") =>
      fetch(target, { redirect: "manual", headers: { cookie } });
    const sent = await follow(/href="([^"]*)"/.exec(html)?.[1] ?? "");
    const cookie = sent.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^__Host-portico=[^;]+; Max-Age=600; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    const back = await follow(sent.headers.get("location") ?? "");
    const opened = await follow(back.headers.get("location") ?? "", cookie.split(";")[0]);
    expect(opened.status).toBe(303);
    const link = new URL(opened.headers.get("location") ?? "").searchParams.get("link") ?? "";
    expect(await openLink(place.world.portalId, link, null)).not.toBeNull();
  });
});
