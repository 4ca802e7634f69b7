/** Opens the hosted page, for places in which no script of yours can run. */
import { identityOf, Refusal, setting } from "./portico.mjs";

/** A redirect that opens the hosted page of Portico once, for this member. */
export async function openPortal(member, env) {
  const { email, customerId: customer } = identityOf(member);
  const apiKey = setting(env, "PORTICO_API_KEY", /^portico_api_(test|live)_[A-Za-z0-9]{43}$/);
  const response = await fetch(`${setting(env, "PORTICO_ORIGIN")}/api/v1/portal-links`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ email, customer, portal: env.PORTICO_PORTAL_ID, expires_in: 60 }),
  });
  if (response.status === 422) throw new Refusal(404, "no_customer", "We have no billing for your account.");
  if (response.status !== 201) throw new Refusal(503, "unavailable", "Try again later.");
  const { url } = await response.json();
  return new Response(null, { status: 303, headers: { location: url, "cache-control": "no-store" } });
}
