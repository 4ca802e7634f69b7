import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** Argon2id as OWASP has it: 19 MiB, two passes, one lane. Written out, so that a new default changes nothing. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

// Somebody without an account must wait as long as somebody with one.
const shared = globalThis as { porticoDecoyHash?: Promise<string> };

/** Whether the password fits. Without a stored hash it is false after the same work. */
export async function passwordFits(storedHash: string | undefined, password: string): Promise<boolean> {
  const decoy = await (shared.porticoDecoyHash ??= hashPassword("nobody has this password"));
  const fits = await verify(storedHash ?? decoy, password);
  return fits && storedHash !== undefined;
}
