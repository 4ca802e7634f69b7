import type { PortalSettings } from "@/lib/settings/schema";

/** What is chosen on the page. It is in the address, so that it can be shared and gone back to. */
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
