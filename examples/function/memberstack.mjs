import { answer, ask, bearerOf, notSignedIn, setting } from "./portico.mjs";

const api = "https://admin.memberstack.com/members";

/** The member whose Memberstack token the page sent. */
async function memberOf(request, env) {
  const key = setting(env, "MEMBERSTACK_SECRET_KEY", /^sk_/);
  const appId = setting(env, "MEMBERSTACK_APP_ID", /^app_/);
  const headers = { "x-api-key": key, "content-type": "application/json" };
  const body = JSON.stringify({ token: bearerOf(request) });
  const { data: token } = await ask(`${api}/verify-token`, { method: "POST", headers, body });
  const isCurrent = token.type === "member" && token.aud === appId && token.exp > Date.now() / 1000;
  if (!isCurrent) throw notSignedIn();
  const { data: member } = await ask(`${api}/${encodeURIComponent(token.id)}`, { headers });
  if (env.IDENTIFY_BY === "customer_id") return { customerId: member?.stripeCustomerId };
  return { email: member?.auth?.email, isVerified: member?.verified };
}

export const handle = (request, env) => answer(request, env, memberOf);
