import { verifyJwt } from "./jwt.mjs";
import { answer, bearerOf, notSignedIn, setting } from "./portico.mjs";

/** The member whose Ghost token the page sent. */
async function memberOf(request, env) {
  const site = setting(env, "GHOST_URL", /^https?:\/\/.*[^/]$/); // https://blog.example.com
  const claims = await verifyJwt(bearerOf(request), {
    keysUrl: `${site}/members/.well-known/jwks.json`,
    audience: `${site}/members/api`,
    issuer: `${site}/members/api`,
  });
  // Ghost signs tokens for integrations with the same key. They don't prove that the member is here.
  if (claims.scope && claims.scope !== "members:identity") throw notSignedIn();
  // Ghost signs members in by a link or a code that it sends to this address.
  return { email: claims.sub, isVerified: true };
}

export const handle = (request, env) => answer(request, env, memberOf);
