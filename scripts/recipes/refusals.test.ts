import { createHmac } from "node:crypto";
import { startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { discourseReturn, discourseSecret } from "./testing/discourse";
import { localFunction } from "./testing/local-function";
import type { LocalServer } from "./testing/local-server";
import { ghostToken, memberstackToken, outsetaToken } from "./testing/member-systems";
import {
  ada,
  bubbleKey,
  type RecipeWorld,
  requestOf,
  settingsOf,
  startRecipeWorld,
} from "./testing/recipe-world";
import { signedQuery } from "./testing/shopify";
import { type Keys, makeKeys, secondsFromNow } from "./testing/tokens";

/** Requests to which the functions of docs/recipes give no proof. Each differs in one thing from a request that gets one. */

const answering = ["memberstack", "outseta", "ghost", "bubble", "shopify"];
const withToken = ["memberstack", "outseta", "ghost"];
let place: RecipeWorld;
const functions: Record<string, LocalServer> = {};

beforeAll(async () => {
  await startPortalWorlds();
  place = await startRecipeWorld();
  for (const recipe of [...answering, "discourse"])
    functions[recipe] = await localFunction(recipe, place.systems.url, settingsOf(recipe, place));
});
beforeEach(() => {
  place.systems.person = ada;
});
afterAll(async () => {
  for (const each of [...Object.values(functions), place.systems, place.app]) each.close();
  await stopPortalWorlds();
});

const urlOf = (recipe: string) => `${functions[recipe]?.url}/`;

/** The status and the code of an answer, which must contain no proof. */
async function refusalOf(asked: Request | Promise<Response>): Promise<[number, string]> {
  const response = await (asked instanceof Request ? fetch(asked) : asked);
  const text = await response.text();
  expect(text).not.toMatch(/[0-9a-f]{64}/);
  expect([...response.headers.keys()]).not.toContain("location");
  const body = JSON.parse(text) as { error: string };
  expect(body).not.toHaveProperty("hash");
  return [response.status, body.error];
}

/** A request with this token in place of the member's. */
const withBearer = (recipe: string, token: string) =>
  new Request(urlOf(recipe), { headers: { authorization: `Bearer ${token}` } });

describe.each(answering)("%s", (recipe) => {
  it("gives the signed-in member a hash", async () => {
    const response = await fetch(requestOf(recipe, place, urlOf(recipe)));
    const hash = createHmac("sha256", place.world.secret).update(ada.email).digest("hex");
    expect(await response.json()).toEqual({ email: ada.email, hash });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("gives nobody a hash who only claims an address", async () => {
    const claim = { email: ada.email, isVerified: true, email_verified: true, email_confirmed: "yes" };
    const url = `${urlOf(recipe)}?${new URLSearchParams({ email: ada.email })}`;
    for (const init of [{}, { method: "POST", body: JSON.stringify(claim) }])
      expect(await refusalOf(fetch(url, init))).toEqual([401, "not_signed_in"]);
  });

  it("doesn't answer another site", async () => {
    const genuine = requestOf(recipe, place, urlOf(recipe));
    for (const origin of [
      "https://evil.example",
      "null",
      "http://localhost:4001",
      "https://www.example.co",
    ]) {
      const headers = { ...Object.fromEntries(genuine.headers), origin };
      const asked = new Request(genuine.clone(), { headers });
      const response = await fetch(asked);
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
      expect(await refusalOf(Promise.resolve(response))).toEqual([403, "origin_not_allowed"]);
      const preflight = await fetch(urlOf(recipe), { method: "OPTIONS", headers: { origin } });
      expect([preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([403, null]);
    }
  });

  it("refuses a member whose address isn't confirmed", async () => {
    // Ghost signs members in by email alone.
    if (recipe === "ghost") return;
    place.systems.person = { ...ada, isVerified: false };
    const asked = {
      memberstack: () => requestOf(recipe, place, urlOf(recipe)),
      shopify: () => requestOf(recipe, place, urlOf(recipe)),
      outseta: () => withBearer(recipe, outseta({ email_verified: false })),
      bubble: () => bubbleRequest({ email_confirmed: "no" }),
    }[recipe];
    expect(await refusalOf(asked?.() as Request)).toEqual([403, "email_not_verified"]);
  });
});

describe.each([...answering, "discourse"])("%s", (recipe) => {
  it("names each setting that is missing or malformed", async () => {
    const all = settingsOf(recipe, place);
    const optional = ["SITE_ORIGINS", "PORTICO_PORTAL_ID"];
    for (const name of Object.keys(all).filter((each) => !optional.includes(each))) {
      const malformed = name === "PORTICO_SECRET_KEY" ? [`sk_${place.world.secret}`, ""] : [""];
      for (const value of malformed) {
        const server = await localFunction(recipe, place.systems.url, { ...all, [name]: value });
        const response = await askAs(recipe, `${server.url}/`);
        const { error, message } = (await response.json()) as { error: string; message: string };
        expect([response.status, error]).toEqual([500, "setup"]);
        expect(message).toBe(`${name} is missing or isn't of the expected form.`);
        server.close();
      }
    }
  });
});

/** Asks as a member would. For Discourse: with an answer of the forum to a nonce that the function made. */
async function askAs(recipe: string, url: string): Promise<Response> {
  if (recipe !== "discourse") return fetch(requestOf(recipe, place, url));
  const sent = await fetch(url, { redirect: "manual" });
  if (sent.status !== 303) return sent;
  const nonce = nonceIn(sent);
  return fetch(discourseReturn(url, nonce, ada.email), { headers: { cookie: `__Host-portico=${nonce}` } });
}

const nonceIn = (response: Response) =>
  /__Host-portico=([^;]*)/.exec(response.headers.get("set-cookie") ?? "")?.[1] ?? "";

const domain = () => new URL(place.systems.url).host;
const outseta = (changed: object = {}, keys = place.systems.keys.outseta) =>
  outsetaToken(keys, domain(), ada, changed);
const ghost = (changed: object = {}, keys = place.systems.keys.ghost) =>
  ghostToken(keys, place.systems.url, ada.email, changed);
const memberstack = (changed: object = {}, keys = place.systems.keys.memberstack) =>
  memberstackToken(keys, changed);
const tokenOf = (recipe: string) =>
  ({ outseta, ghost, memberstack })[recipe as "outseta" | "ghost" | "memberstack"];

describe.each(withToken)("%s refuses a token", (recipe) => {
  const refused = async (token: string) =>
    expect(await refusalOf(withBearer(recipe, token))).toEqual([401, "not_signed_in"]);
  const make = () => tokenOf(recipe);

  it("that somebody else signed", async () => {
    const own = recipe === "outseta" ? "outseta-1" : recipe === "ghost" ? "ghost-1" : "memberstack-1";
    await refused(make()({}, makeKeys(own, 2048)));
  });

  it("that was changed", async () => {
    const [head, , signature] = make()().split(".");
    const [, body] = make()({ sub: "bea@example.com", email: "bea@example.com", id: "mem_bea" }).split(".");
    await refused(`${head}.${body}.${signature}`);
    await refused(`${head}.${body}.`);
    await refused("not.a.token");
    await refused("null");
  });

  it("that has expired, or never expires", async () => {
    await refused(make()({ exp: secondsFromNow(-1) }));
    await refused(make()({ exp: undefined }));
  });

  it("for another site", async () => {
    await refused(make()({ aud: "other.outseta.com" }));
    await refused(make()({ aud: undefined }));
    await refused(make()({ aud: `${place.systems.url}.evil.example/members/api` }));
  });
});

/** A token whose header says how to verify it, signed as it says. */
function withHeader(keys: Keys, token: string, alg: string, signature: (content: string) => string): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const content = `${encode({ alg, kid: keys.id })}.${token.split(".")[1]}`;
  return `${content}.${signature(content)}`;
}

describe.each(["outseta", "ghost"])("%s refuses a token", (recipe) => {
  const refused = async (token: string) =>
    expect(await refusalOf(withBearer(recipe, token))).toEqual([401, "not_signed_in"]);
  const keys = () => place.systems.keys[recipe as "outseta" | "ghost"];

  it("that chooses its own algorithm", async () => {
    const token = tokenOf(recipe)();
    const publicKey = keys().publicKey.export({ type: "spki", format: "pem" });
    const byPublicKey = (content: string) =>
      createHmac("sha256", publicKey).update(content).digest("base64url");
    await refused(withHeader(keys(), token, "none", () => ""));
    await refused(withHeader(keys(), token, "none", () => "AAAA"));
    await refused(withHeader(keys(), token, "HS256", byPublicKey));
    await refused(withHeader(keys(), token, "constructor", byPublicKey));
  });

  it("that an unknown key signed", async () => {
    await refused(tokenOf(recipe)({}, makeKeys("unknown", 2048)));
  });

  it("that isn't valid yet", async () => {
    await refused(tokenOf(recipe)({ nbf: secondsFromNow(120) }));
  });
});

it("ghost refuses tokens for integrations, and of another issuer", async () => {
  for (const changed of [{ scope: "members:entitlements:read" }, { iss: "https://evil.example/members/api" }])
    expect(await refusalOf(withBearer("ghost", ghost(changed)))).toEqual([401, "not_signed_in"]);
  // Older versions of Ghost name no scope.
  expect((await fetch(withBearer("ghost", ghost({ scope: undefined })))).status).toBe(200);
});

it("memberstack refuses what isn't a member's token, and deleted members", async () => {
  expect(await refusalOf(withBearer("memberstack", memberstack({ type: "admin" })))).toEqual([
    401,
    "not_signed_in",
  ]);
  place.systems.person = null;
  expect(await refusalOf(withBearer("memberstack", memberstack()))).toEqual([403, "no_identity"]);
});

it("says when the member system doesn't answer, without a reason that could contain secrets", async () => {
  const env = { ...settingsOf("memberstack", place), MEMBERSTACK_SECRET_KEY: "sk_revoked" };
  const revoked = await localFunction("memberstack", place.systems.url, env);
  expect(await refusalOf(fetch(requestOf("memberstack", place, revoked.url)))).toEqual([503, "unavailable"]);
  revoked.close();
  const away = await localFunction("ghost", place.systems.url, {
    ...settingsOf("ghost", place),
    GHOST_URL: "http://127.0.0.1:9",
  });
  expect(await refusalOf(fetch(requestOf("ghost", place, away.url)))).toEqual([503, "unavailable"]);
  away.close();
});

function bubbleRequest(changed: object = {}, key = bubbleKey): Request {
  const body = JSON.stringify({ email: ada.email, email_confirmed: "yes", ...changed });
  return new Request(urlOf("bubble"), {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
    body,
  });
}

it("bubble refuses a wrong key", async () => {
  for (const key of [bubbleKey.toUpperCase(), `${bubbleKey}0`, bubbleKey.slice(1), "none"])
    expect(await refusalOf(bubbleRequest({}, key))).toEqual([401, "not_signed_in"]);
});

describe("shopify refuses", () => {
  const refused = async (query: string, expected: [number, string] = [401, "not_signed_in"]) =>
    expect(await refusalOf(fetch(`${urlOf("shopify")}?${query}`))).toEqual(expected);

  it("visitors who aren't signed in", async () => {
    await refused(signedQuery(place.systems.url, null));
    await refused(signedQuery(place.systems.url, "8"), [403, "no_identity"]);
  });

  it("queries that Shopify didn't sign", async () => {
    await refused(signedQuery(place.systems.url, "7", [], { secret: "another app's" }));
    await refused(
      signedQuery(place.systems.url, "8").replace("logged_in_customer_id=8", "logged_in_customer_id=7"),
    );
    await refused(signedQuery(place.systems.url, "7").replace(/signature=\w+/, ""));
  });

  it("old queries, and another shop's", async () => {
    await refused(signedQuery(place.systems.url, "7", [], { at: secondsFromNow(-61) }));
    await refused(signedQuery(place.systems.url, "7", [], { shop: "other.myshopify.com" }));
  });

  it("IDs that the visitor added, although Shopify signs the visitor's parameters too", async () => {
    await refused(signedQuery(place.systems.url, null, [["logged_in_customer_id", "7"]]));
    await refused(signedQuery(place.systems.url, "8", [["logged_in_customer_id", "7"]]));
    const harmless = signedQuery(place.systems.url, "7", [["color", "red"]]);
    expect((await fetch(`${urlOf("shopify")}?${harmless}`)).status).toBe(200);
  });
});

describe("discourse refuses", () => {
  const back = (nonce: string, cookie = nonce, secret?: string, email = ada.email) => {
    const url = discourseReturn(urlOf("discourse"), nonce, email, secret);
    return fetch(url, { redirect: "manual", headers: { cookie: `other=1; __Host-portico=${cookie}` } });
  };
  const freshNonce = async () => nonceIn(await fetch(urlOf("discourse"), { redirect: "manual" }));
  const madeNonce = (until: number, secret: string) => {
    const content = `${until}.0b9c2a54-6f0d-4c7e-9a53-6a0a5b7f3e21`;
    return `${content}.${createHmac("sha256", secret).update(content).digest("hex")}`;
  };

  it("answers that the forum didn't sign", async () => {
    const nonce = await freshNonce();
    expect(await refusalOf(back(nonce, nonce, "another forum's secret"))).toEqual([401, "not_signed_in"]);
    expect((await back(nonce)).status).toBe(303);
  });

  it("answers that another browser asked for", async () => {
    const nonce = await freshNonce();
    expect(await refusalOf(back(nonce, await freshNonce()))).toEqual([401, "not_signed_in"]);
    expect(await refusalOf(back(nonce, ""))).toEqual([401, "not_signed_in"]);
  });

  it("nonces that it didn't make, or made more than ten minutes ago", async () => {
    expect((await back(madeNonce(secondsFromNow(60), discourseSecret))).status).toBe(303);
    for (const nonce of [
      madeNonce(secondsFromNow(60), "guessed"),
      madeNonce(secondsFromNow(-1), discourseSecret),
      "",
    ])
      expect(await refusalOf(back(nonce))).toEqual([401, "not_signed_in"]);
  });

  it("members without billing, and says so", async () => {
    const nonce = await freshNonce();
    expect(await refusalOf(back(nonce, nonce, undefined, "nobody@example.com"))).toEqual([
      404,
      "no_customer",
    ]);
    expect(await refusalOf(back(nonce, nonce, undefined, ""))).toEqual([403, "no_identity"]);
  });
});
