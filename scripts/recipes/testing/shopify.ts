import { createHmac } from "node:crypto";
import { type Answers, pathOf } from "./answers";
import { secondsFromNow } from "./tokens";

export const shopifyClient = { id: "0123456789abcdef", secret: "shpss_0123456789abcdef" };
const adminToken = "shpat_of_the_app";

/** Plays the shop: its app proxy, and the two requests to the Admin API. */
export const shopifyAnswers: Answers = async (request, systems) => {
  const path = pathOf(request);
  const { person } = systems;
  if (path === "/apps/portico") {
    const asked = [...new URL(request.url).searchParams];
    return fetch(`${systems.proxyTarget}?${signedQuery(systems.url, person && "7", asked)}`);
  }
  if (path === "/admin/oauth/access_token") {
    const { client_id, client_secret, grant_type } = Object.fromEntries(
      new URLSearchParams(await request.text()),
    );
    const isKnown = client_id === shopifyClient.id && client_secret === shopifyClient.secret;
    if (!isKnown || grant_type !== "client_credentials") return new Response(null, { status: 401 });
    return Response.json({ access_token: adminToken, expires_in: 86_399 });
  }
  if (path !== "/admin/api/2026-01/graphql.json") return;
  if (request.headers.get("x-shopify-access-token") !== adminToken)
    return new Response(null, { status: 401 });
  const { variables } = (await request.json()) as { variables: { id: string } };
  const isAda = variables.id === "gid://shopify/Customer/7" && person;
  const customer = isAda
    ? { verifiedEmail: person.isVerified, defaultEmailAddress: { emailAddress: person.email } }
    : null;
  return Response.json({ data: { customer } });
};

type Changed = { secret?: string; at?: number; shop?: string };

/** The query that the app proxy adds, signed, to what the visitor asked with. */
export function signedQuery(
  shopUrl: string,
  customerId: string | null,
  asked: readonly (readonly [string, string])[] = [],
  { secret = shopifyClient.secret, at = secondsFromNow(0), shop = new URL(shopUrl).host }: Changed = {},
): string {
  const own = [
    ["shop", shop],
    ["logged_in_customer_id", customerId ?? ""],
    ["path_prefix", "/apps/portico"],
    ["timestamp", String(at)],
  ] as const;
  const all = [...asked, ...own];
  const names = [...new Set(all.map(([name]) => name))];
  const valueOf = (name: string) => all.filter(([other]) => other === name).map(([, value]) => value);
  const signed = names.map((name) => `${name}=${valueOf(name).join(",")}`).sort();
  const signature = createHmac("sha256", secret).update(signed.join("")).digest("hex");
  return String(
    new URLSearchParams([...all, ["signature", signature]].map(([name, value]) => [name, value])),
  );
}
