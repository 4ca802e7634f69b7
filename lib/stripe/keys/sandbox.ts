import "server-only";
import { z } from "zod";
import { randomText } from "../../crypto";
import { env } from "../../env";
import { PortalError } from "../../errors";
import type { Mode } from "../../tenancy";

/**
 * If this installation uses a simulator instead of Stripe, a sandbox is a realistic business with customers in the
 * simulator, so that anyone can try the portal without a Stripe account.
 */
export function hasSandbox(): boolean {
  return env().STRIPE_API_BASE !== undefined;
}

/** The scenario that a sandbox starts with: an ordinary business. */
const scenario = "lumen";
const patienceMs = 10_000;

export type SandboxStory = { customers: number };

const stories = z.record(z.string(), z.object({ customers: z.array(z.unknown()) }));

/** Reads the content of a new sandbox; null if the simulator doesn't answer. */
export async function readSandboxStory(): Promise<SandboxStory | null> {
  const known = stories.safeParse(await ask("GET", "/scenarios").catch(() => null));
  const story = known.data?.[scenario];
  return story ? { customers: story.customers.length } : null;
}

/**
 * Makes a new world with customers, and returns the restricted key to it. Throws `unavailable` if the simulator doesn't
 * answer.
 */
export async function createSandbox(mode: Mode): Promise<string> {
  const name = `${mode}_sim_${randomText(16)}`;
  await ask("POST", "/worlds", { name, scenario });
  return `rk_${name}`;
}

/** Calls the simulator's own routes, which Stripe doesn't have. */
async function ask(method: "GET" | "POST", route: string, body?: object): Promise<unknown> {
  try {
    const answer = await fetch(`${env().STRIPE_API_BASE}/_sim${route}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (answer.ok) return await answer.json();
  } catch {
    // A missing simulator and a slow one are handled the same way.
  }
  throw new PortalError("unavailable", "sandbox");
}
