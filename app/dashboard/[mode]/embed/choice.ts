import type { PortalSettings } from "@/lib/settings/schema";

/**
 * The member's choice of snippet. It is in the page's address, so that it can be shared and the Back button undoes it.
 */
export type EmbedChoice = { proof: "hash" | "token"; server: string; client: string };

type Query = Record<string, string | string[] | undefined>;

/** Reads the choice from the address. By default, the proof that the portal accepts. */
export function readChoice(
  { proof, server, client }: Query,
  acceptedProofs: PortalSettings["acceptedProofs"],
): EmbedChoice {
  const isNamed = proof === "hash" || proof === "token";
  const usual = acceptedProofs === "token" ? "token" : "hash";
  return {
    proof: isNamed ? proof : usual,
    server: typeof server === "string" ? server : "express",
    client: typeof client === "string" ? client : "html",
  };
}

export function hrefOf(address: string, choice: EmbedChoice): string {
  return `${address}?${new URLSearchParams(choice).toString()}`;
}
