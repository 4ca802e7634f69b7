import "server-only";
import { hash, verify } from "@node-rs/argon2";

/**
 * Argon2id as OWASP recommends: 19 MiB, two passes, one lane. The values are explicit, so that new defaults of the
 * library change nothing.
 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

// Sign-in must take the same time whether or not the account exists.
const shared = globalThis as { porticoDecoyHash?: Promise<string> };

/** Whether the password matches. Without a stored hash, returns false, but after the same amount of work. */
export async function passwordMatches(storedHash: string | undefined, password: string): Promise<boolean> {
  const decoy = await (shared.porticoDecoyHash ??= hashPassword("nobody has this password"));
  const fits = await verify(storedHash ?? decoy, password);
  return fits && storedHash !== undefined;
}
