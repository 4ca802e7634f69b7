import { answer, ask, isHmac, notSignedIn, setting } from "./portico.mjs";

const query = `query ($id: ID!) {
  customer(id: $id) { verifiedEmail defaultEmailAddress { emailAddress } }
}`;

/** The customer who is signed in to the shop, for whom Shopify's app proxy asks. */
async function memberOf(request, env) {
  const shop = setting(env, "SHOPIFY_SHOP"); // your-shop.myshopify.com
  const client_id = setting(env, "SHOPIFY_CLIENT_ID");
  const client_secret = setting(env, "SHOPIFY_CLIENT_SECRET");
  const sent = await signedBy(client_secret, new URL(request.url).searchParams);
  const isCurrent = Math.abs(Date.now() / 1000 - Number(sent("timestamp"))) < 60;
  const id = sent("logged_in_customer_id");
  if (!isCurrent || sent("shop") !== shop || !/^\d+$/.test(id)) throw notSignedIn();

  const grant = new URLSearchParams({ grant_type: "client_credentials", client_id, client_secret });
  const token = await ask(`https://${shop}/admin/oauth/access_token`, { method: "POST", body: grant });
  const { data } = await ask(`https://${shop}/admin/api/2026-01/graphql.json`, {
    method: "POST",
    headers: { "x-shopify-access-token": token.access_token, "content-type": "application/json" },
    body: JSON.stringify({ query, variables: { id: `gid://shopify/Customer/${id}` } }),
  });
  const { defaultEmailAddress, verifiedEmail } = data?.customer ?? {};
  return { email: defaultEmailAddress?.emailAddress, isVerified: verifiedEmail };
}

/** Reads parameters that Shopify signed. Visitors can add parameters of their own, so each must be there once. */
async function signedBy(secret, parameters) {
  const names = [...new Set(parameters.keys())].filter((name) => name !== "signature");
  const lines = names.map((name) => `${name}=${parameters.getAll(name).join(",")}`);
  if (!(await isHmac(secret, lines.sort().join(""), parameters.get("signature")))) throw notSignedIn();
  return (name) => {
    const [value, ...more] = parameters.getAll(name);
    return more.length === 0 ? value : undefined;
  };
}

export const handle = (request, env) => answer(request, env, memberOf);
