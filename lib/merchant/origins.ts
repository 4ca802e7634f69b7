import "server-only";
import type { Actor } from "../db/audit";
import { changePortal } from "../db/portals";
import { maxOrigins, parseOrigins } from "../settings/origins";
import type { Mode } from "../tenancy";
import { MerchantError } from "./errors";

type Where = { mode: Mode; portalId?: string | undefined };

/** Allows another origin to embed the portal, or several origins on separate lines. */
export async function allowOrigins(who: Actor, { mode, portalId }: Where, text: string): Promise<void> {
  const parsed = parseOrigins(text, mode);
  if (!parsed.ok) throw refused(parsed.problem);
  if (parsed.origins.length === 0) throw refused("Enter a site, such as https://app.example.com.");
  await changeOrigins(who, { mode, portalId }, (stored) => {
    const all = [...new Set([...stored, ...parsed.origins])];
    if (all.length > maxOrigins)
      throw refused(`You can allow at most ${maxOrigins} sites. Remove one first.`);
    return all;
  });
}

/** Removes an origin. Visits from this origin end with their next click. */
export async function removeOrigin(who: Actor, { mode, portalId }: Where, origin: string): Promise<void> {
  await changeOrigins(who, { mode, portalId }, (stored) => stored.filter((one) => one !== origin));
}

const refused = (problem: string) =>
  new MerchantError("invalid", "Fix the highlighted fields.", { origins: problem });

/** Changes the current list, so that no change is lost when two members edit it at the same time. */
async function changeOrigins(
  who: Actor,
  { mode, portalId }: Where,
  change: (stored: string[]) => string[],
): Promise<void> {
  await changePortal(who, mode, { portalId, column: "allowedOrigins", verb: "origins.saved" }, (stored) => {
    const value = change(stored);
    return { value, details: { allowedOrigins: value } };
  });
}
