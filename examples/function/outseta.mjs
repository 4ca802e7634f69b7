import { verifyJwt } from "./jwt.mjs";
import { answer, bearerOf, setting } from "./portico.mjs";

/** The member whose Outseta access token the page sent. */
async function memberOf(request, env) {
  const domain = setting(env, "OUTSETA_DOMAIN"); // your-company.outseta.com
  const claims = await verifyJwt(bearerOf(request), {
    keysUrl: `https://${domain}/.well-known/jwks`,
    audience: domain,
  });
  return { email: claims.email, isVerified: claims.email_verified === true };
}

export const handle = (request, env) => answer(request, env, memberOf);
