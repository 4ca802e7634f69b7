import type { LocalServer } from "./local-server";
import type { Keys } from "./tokens";

/** The person who is signed in to every member system, or null. Tests change it. */
export type Person = { email: string; isVerified: boolean; customerId: string | null };

export type MemberSystems = LocalServer & {
  keys: { outseta: Keys; ghost: Keys; memberstack: Keys };
  person: Person | null;
  /** Where Shopify's app proxy sends requests. */
  proxyTarget: string;
};

/** A member system's answer to a request that is for it. */
export type Answers = (request: Request, systems: MemberSystems) => Promise<Response | undefined>;

export const pathOf = (request: Request) => new URL(request.url).pathname;
