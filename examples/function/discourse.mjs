import { openPortal } from "./link.mjs";
import { hmac, isHmac, notSignedIn, refuse, setting } from "./portico.mjs";

/** Sends a visitor to Discourse, which sends them back signed. Then opens their portal. */
export async function handle(request, env) {
  try {
    const secret = setting(env, "DISCOURSE_SECRET", /^.{10,}$/);
    const here = new URL(request.url);
    const [sso, sig] = ["sso", "sig"].map((name) => here.searchParams.get(name));
    if (sso === null) return await sendToDiscourse(here, secret, env);
    const isGenuine = await isHmac(secret, sso, sig);
    const said = new URLSearchParams(isGenuine ? atob(sso) : "");
    if (!(await isOurs(said.get("nonce"), request, secret))) throw notSignedIn();
    // Discourse lets nobody sign in before they have confirmed this address.
    const response = await openPortal({ email: said.get("email"), isVerified: true }, env);
    response.headers.set("set-cookie", cookie("", 0));
    return response;
  } catch (error) {
    return refuse(error);
  }
}

const cookie = (nonce, seconds) =>
  `__Host-portico=${nonce}; Max-Age=${seconds}; Path=/; Secure; HttpOnly; SameSite=Lax`;

async function sendToDiscourse(here, secret, env) {
  const until = Math.floor(Date.now() / 1000) + 600;
  const content = `${until}.${crypto.randomUUID()}`;
  const nonce = `${content}.${await hmac(secret, content)}`;
  const sso = btoa(String(new URLSearchParams({ nonce, return_sso_url: here.origin + here.pathname })));
  const there = new URLSearchParams({ sso, sig: await hmac(secret, sso) });
  const location = `${setting(env, "DISCOURSE_URL")}/session/sso_provider?${there}`;
  const headers = { location, "set-cookie": cookie(nonce, 600), "cache-control": "no-store" };
  return new Response(null, { status: 303, headers });
}

/** Whether this browser got the nonce from us within the last ten minutes. Otherwise the answer may be stolen. */
async function isOurs(nonce, request, secret) {
  const [until, random, signature] = (nonce ?? "").split(".");
  const sent = (request.headers.get("cookie") ?? "").split(/; */).includes(`__Host-portico=${nonce}`);
  return sent && until > Date.now() / 1000 && (await isHmac(secret, `${until}.${random}`, signature));
}
