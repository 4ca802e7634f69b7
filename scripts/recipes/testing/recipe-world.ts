import { POST as openVisit } from "@/app/api/portal/visits/route";
import { POST as makeLink } from "@/app/api/v1/portal-links/route";
import { readProof } from "@/lib/embed/settings";
import { createApiKey } from "@/lib/merchant/api-keys";
import { beginVisit } from "@/lib/testing/begin-visit";
import { type PortalWorld, portalWorld, sampleOrigin } from "@/lib/testing/portal-world";
import { portalOptionNames } from "@/packages/embed/src/option-names";
import type { MemberSystems, Person } from "./answers";
import { discourseSecret } from "./discourse";
import { type LocalServer, localServer } from "./local-server";
import {
  ghostToken,
  memberstackApp,
  memberstackKey,
  memberstackToken,
  outsetaToken,
  startMemberSystems,
} from "./member-systems";
import { shopifyClient, signedQuery } from "./shopify";

export const ada: Person = { email: "ada@example.com", isVerified: true, customerId: "cus_LumenAda" };

export const bubbleKey = "0123456789abcdef0123456789abcdef";

/** A merchant with a portal, its app over HTTP, and the member systems. */
export type RecipeWorld = { world: PortalWorld; systems: MemberSystems; app: LocalServer; apiKey: string };

export async function startRecipeWorld(): Promise<RecipeWorld> {
  const world = await portalWorld();
  const who = { merchantId: world.merchantId, actor: "system" } as const;
  const { key: apiKey } = await createApiKey(who, "test", "function");
  const app = await localServer((request) => makeLink(request));
  return { world, systems: await startMemberSystems(), app, apiKey };
}

/** The settings of a recipe's function, as its page lists them. */
export function settingsOf(recipe: string, { world, systems, app, apiKey }: RecipeWorld) {
  const signing = {
    PORTICO_SECRET_KEY: world.secret,
    SITE_ORIGINS: `https://www.example.com ${sampleOrigin}`,
  };
  const host = new URL(systems.url).host;
  const all: Record<string, Record<string, string>> = {
    memberstack: {
      ...signing,
      MEMBERSTACK_SECRET_KEY: memberstackKey,
      MEMBERSTACK_APP_ID: memberstackApp,
    },
    outseta: { ...signing, OUTSETA_DOMAIN: host },
    ghost: { ...signing, GHOST_URL: systems.url },
    bubble: { PORTICO_SECRET_KEY: world.secret, BUBBLE_KEY: bubbleKey },
    shopify: {
      ...signing,
      SHOPIFY_SHOP: host,
      SHOPIFY_CLIENT_ID: shopifyClient.id,
      SHOPIFY_CLIENT_SECRET: shopifyClient.secret,
    },
    discourse: {
      PORTICO_API_KEY: apiKey,
      PORTICO_ORIGIN: app.url,
      PORTICO_PORTAL_ID: world.portalId,
      DISCOURSE_URL: systems.url,
      DISCOURSE_SECRET: discourseSecret,
    },
  };
  const settings = all[recipe];
  if (!settings) throw new Error(`There is no recipe ${recipe}.`);
  return settings;
}

/** The request that proves to a recipe's function that Ada is signed in. */
export function requestOf(recipe: string, { systems }: RecipeWorld, url: string): Request {
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
  const { keys } = systems;
  if (recipe === "shopify") return new Request(`${url}?${signedQuery(systems.url, "7")}`);
  if (recipe === "bubble") {
    const body = JSON.stringify({ email: ada.email, email_confirmed: "yes" });
    return new Request(url, { ...bearer(bubbleKey), method: "POST", body });
  }
  const tokens: Record<string, () => string> = {
    memberstack: () => memberstackToken(keys.memberstack),
    outseta: () => outsetaToken(keys.outseta, new URL(systems.url).host, ada),
    ghost: () => ghostToken(keys.ghost, systems.url, ada.email),
  };
  return new Request(url, bearer(tokens[recipe]?.() ?? ""));
}

/** Whether a portal that is mounted with these options opens a visit, with the request that the loader makes. */
export async function opensVisit(
  options: Record<string, unknown>,
  origin = sampleOrigin,
): Promise<{ status: number; hasBegun: boolean }> {
  expect(Object.keys(options).filter((name) => !(portalOptionNames as string[]).includes(name))).toEqual([]);
  const proof = readProof(options);
  const response = await openVisit(
    new Request("http://app/api/portal/visits", {
      method: "POST",
      headers: { origin },
      body: JSON.stringify(proof),
    }),
  );
  const { ticket } = (await response.json()) as { ticket?: string };
  const started = ticket && (await beginVisit(String(proof.portal_id), ticket));
  return { status: response.status, hasBegun: Boolean(started && started.hasBegun) };
}
