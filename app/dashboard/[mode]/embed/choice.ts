import type { PortalSettings } from "@/lib/settings/schema";

/** The member's choice of snippet. The choice is part of the URL, so the Back button undoes it and links can include it. */
export type EmbedChoice = { proof: "hash" | "token"; server: string; client: string };

type Query = Record<string, string | string[] | undefined>;

/** Reads the choice from the URL's query. Without a choice of proof, uses one that the portal accepts. */
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
