import "server-only";
import type { Actor } from "../db/audit";
import * as db from "../db/manage-portals";
import { findPortal } from "../db/portals";
import { plainText } from "../plain-text";
import { storedSettings } from "../settings/effective";
import { newPortalSettings } from "../settings/schema";
import type { Mode } from "../tenancy";
import { MerchantError } from "./errors";

const mostNameLength = 60;

const gone = () => new MerchantError("not_found", "There is no such portal any more. Reload the page.");

/**
 * Adds a portal, for another product or brand, and returns its ID. It starts with the settings of `like`, if given,
 * and otherwise as a new merchant's does; it has no service and no origins.
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
  throw new MerchantError("invalid", "The first portal can’t be deleted. Turn off what it shouldn’t do in its settings.");
}

function nameFrom(text: string): string {
  const name = plainText(text).trim();
  if (name && name.length <= mostNameLength) return name;
  const message = `Enter a name of up to ${mostNameLength} characters, such as the product’s.`;
  throw new MerchantError("invalid", "Nothing was saved.", { name: message });
}
