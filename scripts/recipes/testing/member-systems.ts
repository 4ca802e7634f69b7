import { createVerify } from "node:crypto";
import { type Answers, type MemberSystems, pathOf, type Person } from "./answers";
import { discourseAnswers } from "./discourse";
import { localServer } from "./local-server";
import { shopifyAnswers } from "./shopify";
import { type Keys, makeKeys, secondsFromNow, signJwt } from "./tokens";

export const memberstackKey = "sk_sb_0123456789abcdef";
export const memberstackApp = "app_lumen";

/** Plays the member systems over HTTP, as their documentation describes them, with real keys. */
export async function startMemberSystems(): Promise<MemberSystems> {
  const keys = {
    outseta: makeKeys("outseta-1", 2048),
    // Ghost makes keys of this length, which some libraries refuse.
    ghost: makeKeys("ghost-1", 1024),
    memberstack: makeKeys("memberstack-1", 2048),
  };
  const systems: MemberSystems = { url: "", keys, person: null, proxyTarget: "", close: () => undefined };
  const answers = [keysAnswers, ghostAnswers, memberstackAnswers, shopifyAnswers, discourseAnswers];
  const server = await localServer(async (request) => {
    for (const answer of answers) {
      const response = await answer(request, systems);
      if (response) return response;
    }
    return new Response(null, { status: 404 });
  });
  return Object.assign(systems, server);
}

const keysAnswers: Answers = async (request, { keys }) => {
  if (pathOf(request) === "/.well-known/jwks") return Response.json(keys.outseta.jwks);
  if (pathOf(request) === "/members/.well-known/jwks.json") return Response.json(keys.ghost.jwks);
};

const ghostAnswers: Answers = async (request, { person, keys, url }) => {
  if (pathOf(request) !== "/members/api/session/") return;
  if (!person) return new Response(null, { status: 204 });
  return new Response(ghostToken(keys.ghost, url, person.email));
};

/** Ghost's identity token for this site. `changed` replaces claims. */
export function ghostToken(keys: Keys, site: string, email: string, changed: object = {}): string {
  const api = `${site}/members/api`;
  const claims = { sub: email, kid: keys.id, scope: "members:identity", aud: api, iss: api };
  return signJwt(keys, { ...claims, exp: secondsFromNow(600), ...changed }, "RS512");
}

/** Outseta's access token for this domain. */
export function outsetaToken(keys: Keys, domain: string, person: Person, changed: object = {}): string {
  const { email, isVerified: email_verified } = person;
  const claims = { sub: "3wQXdmKz", email, email_verified, aud: domain, iss: `http://${domain}` };
  return signJwt(keys, { ...claims, exp: secondsFromNow(600), ...changed }, "RS256");
}

/** Memberstack's member token. It has an ID, no address. */
export function memberstackToken(keys: Keys, changed: object = {}): string {
  const claims = { id: "mem_ada", type: "member", aud: memberstackApp, iss: "https://api.memberstack.com" };
  return signJwt(keys, { ...claims, exp: secondsFromNow(600), ...changed }, "RS256");
}

const memberstackAnswers: Answers = async (request, { keys, person }) => {
  const path = pathOf(request);
  if (path !== "/members/verify-token" && path !== "/members/mem_ada") return;
  if (request.headers.get("x-api-key") !== memberstackKey) return new Response(null, { status: 401 });
  if (path === "/members/verify-token") {
    const { token } = (await request.json()) as { token: string };
    const data = isSigned(keys.memberstack, token) && claimsOf(token);
    return data ? Response.json({ data }) : Response.json({ code: "INVALID_TOKEN" }, { status: 400 });
  }
  const { email, isVerified: verified, customerId: stripeCustomerId } = person ?? {};
  return Response.json({ data: person && { id: "mem_ada", auth: { email }, verified, stripeCustomerId } });
};

const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as object;

function isSigned(keys: Keys, token: string): boolean {
  const [head, body, signature = ""] = token.split(".");
  const verifier = createVerify("RSA-SHA256").update(`${head}.${body}`);
  return verifier.verify(keys.publicKey, signature, "base64url");
}
