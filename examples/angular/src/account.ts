import type { PortalProof } from "@portico/element";

export type Account = { email: string; portal: { origin: string; portalId: string } };

/** Reads the signed-in user and their portal from the shop's server. */
export async function readAccount(): Promise<Account> {
  return (await fetch("/api/account")).json();
}

/** Fetches a proof of the customer's identity. Only the server can make a proof, because only it has the key. */
export async function fetchProof(): Promise<PortalProof> {
  return (await fetch("/api/portal-proof", { method: "POST" })).json();
}
