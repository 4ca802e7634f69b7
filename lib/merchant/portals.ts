import "server-only";
import type { Actor } from "../db/audit";
import * as db from "../db/manage-portals";
import { findPortal, lastVisitsByPortal, listPortals } from "../db/portals";
import { countRefusedByPortal } from "../db/refused-visits";
import { plainText } from "../plain-text";
import { storedSettings } from "../settings/effective";
import { newPortalSettings } from "../settings/schema";
import { parseServices } from "../settings/service";
import type { MerchantId, Mode } from "../tenancy";
import { MerchantError } from "./errors";

const mostNameLength = 60;

const gone = () => new MerchantError("not_found", "This portal no longer exists. Reload the page.");

/**
 * Adds a portal, for another product or brand, and returns its ID. The new portal starts with the settings of `like`,
 * or by default with a new merchant's settings. It has no service and no origins.
 */
export async function createPortal(
  who: Actor,
  mode: Mode,
  { name, like }: { name: string; like?: string | undefined },
): Promise<string> {
  const model = like === undefined ? null : await findPortal(who.merchantId, mode, like);
  if (like !== undefined && !model) throw gone();
  const settings = model ? storedSettings(model.settings) : newPortalSettings;
  const id = await db.addPortal(who, mode, { name: nameFrom(name), settings });
  if (id) return id;
  throw new MerchantError("invalid", `You can have at most ${db.maxPortals} portals. Delete one first.`);
}

export async function renamePortal(who: Actor, mode: Mode, id: string, name: string): Promise<void> {
  if (!(await db.renamePortal(who, mode, id, nameFrom(name)))) throw gone();
}

/** Deletes a portal with its settings, and ends its visits. Nothing changes in Stripe. */
export async function deletePortal(who: Actor, mode: Mode, id: string): Promise<void> {
  if (await db.deletePortal(who, mode, id)) return;
  if (!(await findPortal(who.merchantId, mode, id))) throw gone();
  throw new MerchantError(
    "invalid",
    "The first portal can’t be deleted. Instead, turn off what you don’t need in its settings.",
  );
}

function nameFrom(text: string): string {
  const name = plainText(text).trim();
  if (name && name.length <= mostNameLength) return name;
  const message = `Enter a name of up to ${mostNameLength} characters, such as the product’s.`;
  throw new MerchantError("invalid", "Fix the highlighted fields.", { name: message });
}

export type PortalOverview = {
  id: string;
  name: string;
  /** The mode's first portal stays. */
  isFirst: boolean;
  services: string[];
  sites: number;
  lastVisitAt: Date | null;
  /** The number of visits refused in the last days. */
  refused: number;
};

/** A mode's portals with the data that distinguishes them, starting with the first portal. */
export async function readPortalOverview(merchantId: MerchantId, mode: Mode): Promise<PortalOverview[]> {
  const [portals, lastVisits, refused] = await Promise.all([
    listPortals(merchantId, mode),
    lastVisitsByPortal(merchantId, mode),
    countRefusedByPortal(merchantId, mode),
  ]);
  return portals.map(({ id, name, service, allowedOrigins }, index) => ({
    ...{ id, name, isFirst: index === 0 },
    services: (parseServices(service) ?? []).map((each) => each.name),
    sites: allowedOrigins.length,
    lastVisitAt: lastVisits[id] ?? null,
    refused: refused[id] ?? 0,
  }));
}
