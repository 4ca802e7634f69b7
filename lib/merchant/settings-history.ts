import "server-only";
import type { Actor } from "../db/audit";
import { auditSubject } from "../db/portals";
import { readSavedSettings, type SavedSettings } from "../db/settings-history";
import { parseChanges } from "../settings/changes";
import { changesBetween, type SettingChange } from "../settings/differences";
import { storedSettings } from "../settings/effective";
import { newPortalSettings, type PortalSettings, portalSettings, type SettingName } from "../settings/schema";
import type { MerchantId, Mode } from "../tenancy";
import { MerchantError } from "./errors";
import { changeSettings, readChosenSettings, type SettingConflict } from "./settings";

/** One save: its author, its time, and its changes. */
export type HistoryEntry = { id: string; at: Date; email: string | null; changes: SettingChange[] };

export type HistoryPage = { entries: HistoryEntry[]; /** Pass as `before`. */ next: string | null };

const pageSize = 20;

/** The saves of a portal's settings, newest first. A save that changed nothing isn't listed. */
export async function readHistory(
  merchantId: MerchantId,
  mode: Mode,
  before?: string,
  portalId?: string,
): Promise<HistoryPage> {
  const subject = await auditSubject(merchantId, mode, portalId);
  // Reads one save more than is shown, because a save's changes are the differences from the previous save.
  const saves = await readSavedSettings(merchantId, { mode, subject }, { before, take: pageSize + 1 });
  const entries = saves
    .slice(0, pageSize)
    .map((save, index) => entryOf(save, saves[index + 1]))
    .filter(({ changes }) => changes.length > 0);
  return { entries, next: saves.length > pageSize ? (saves[pageSize - 1]?.id ?? null) : null };
}

function entryOf(
  { id, at, email, settings }: SavedSettings,
  earlier: SavedSettings | undefined,
): HistoryEntry {
  const from = earlier ? storedSettings(earlier.settings) : portalSettings.parse(newPortalSettings);
  return { id, at, email, changes: changesBetween(from, storedSettings(settings)) };
}

/** A conflict, with the member and time of the other change, if the history has them. */
export type ToldConflict = SettingConflict & { email: string | null; at: Date | null };

/**
 * Saves a form's changes to settings. Returns the settings that someone else has since changed to another value,
 * in which case nothing is saved.
 *
 * @param text the changes, in the format of lib/settings/changes.ts.
 */
export async function saveChanges(
  who: Actor,
  mode: Mode,
  text: string,
  mayChange: (from: PortalSettings, to: PortalSettings) => void,
  portalId?: string,
): Promise<{ conflicts: ToldConflict[] }> {
  const parsed = parseChanges(text);
  if (!parsed.ok) {
    const isReadable = Object.keys(parsed.problems).length > 0;
    const message = isReadable
      ? "Fix the highlighted settings."
      : "We couldn’t read the form. Reload the page and try again.";
    throw new MerchantError("invalid", message, parsed.problems as Record<string, string>);
  }
  const conflicts = await changeSettings(who, mode, parsed.changes, mayChange, portalId);
  if (conflicts.length === 0) return { conflicts: [] };
  const { entries } = await readHistory(who.merchantId, mode, undefined, portalId);
  return { conflicts: conflicts.map((conflict) => tell(conflict, entries)) };
}

function tell(conflict: SettingConflict, entries: HistoryEntry[]): ToldConflict {
  const entry = entries.find(({ changes }) => changes.some(({ name }) => name === conflict.name));
  return { ...conflict, email: entry?.email ?? null, at: entry?.at ?? null };
}

/**
 * Undoes one save: restores the previous value of each setting that hasn't changed since. Returns the settings that
 * have changed since, which keep their values. The undo is also a save.
 */
export async function undoSave(
  who: Actor,
  mode: Mode,
  entryId: string,
  mayChange: (from: PortalSettings, to: PortalSettings) => void,
  portalId?: string,
): Promise<{ kept: SettingName[] }> {
  const entry = await findEntry(who.merchantId, { mode, portalId }, entryId);
  const current = await readChosenSettings(who.merchantId, mode, portalId);
  const isUntouched = ({ name, to }: SettingChange) => current[name] === to;
  const undone = entry.changes
    .filter(isUntouched)
    .map(({ name, from, to }) => ({ name, from: to, to: from }));
  const message = "Everything in this save has changed again since, so nothing was undone.";
  if (undone.length === 0) throw new MerchantError("invalid", message);
  const conflicts = await changeSettings(who, mode, undone, mayChange, portalId);
  if (conflicts.length > 0)
    throw new MerchantError("invalid", "Someone else is changing these settings. Try again.");
  return { kept: entry.changes.filter((change) => !isUntouched(change)).map(({ name }) => name) };
}

async function findEntry(
  merchantId: MerchantId,
  { mode, portalId }: { mode: Mode; portalId: string | undefined },
  entryId: string,
): Promise<HistoryEntry> {
  const subject = await auditSubject(merchantId, mode, portalId);
  const [save, earlier] = await readSavedSettings(merchantId, { mode, subject }, { from: entryId, take: 2 });
  if (save?.id === entryId) return entryOf(save, earlier);
  throw new MerchantError("not_found", "This save is no longer in the history. Reload the page.");
}
