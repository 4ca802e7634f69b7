import { database } from "@/lib/db/client";
import { findCredentials } from "@/lib/db/members";
import { findSession, startSession } from "@/lib/db/sessions";
import { createMerchant } from "@/lib/merchant/merchants";
import type { SignedInMember } from "@/lib/merchant/session";

export const password = "violet harbour nineteen";
let count = 0;

/** A new email address, and a caller with an IP address of its own, because attempts are counted per IP address. */
export function fresh() {
  count += 1;
  const unique = `${process.pid}x${count}x${Date.now()}`;
  return {
    email: `m${unique}@example.com`,
    caller: { address: `address ${unique}`, device: "Firefox on Linux" },
  };
}

/** A merchant's member who has just signed in. */
export async function signedIn(device = "Firefox on Linux"): Promise<SignedInMember> {
  const { email } = fresh();
  await createMerchant({ name: "Lumen", email, password });
  return signInAgain(email, device);
}

/** Signs in the same member on another device. */
export async function signInAgain(email: string, device: string): Promise<SignedInMember> {
  const credentials = await findCredentials(email);
  const id = credentials && (await startSession(credentials, device));
  const session = id && (await findSession(id));
  if (!session) throw new Error("The member couldn't sign in.");
  const { id: sessionId, memberId, ...rest } = session;
  return { ...rest, memberId, sessionId, actor: `member:${memberId}` };
}

/** Returns a merchant's audit entries, oldest first. */
export async function recorded(merchantId: string) {
  return database().auditEntry.findMany({ where: { merchantId }, orderBy: { createdAt: "asc" } });
}
