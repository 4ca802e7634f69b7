import { z } from "zod";
import type { SettingChange } from "./differences";
import { type PortalSettings, portalSettings, type SettingName } from "./schema";

/**
 * A person's changes: each changed setting with the value that the page showed and the chosen value. This way, two
 * people who save at the same time overwrite no value that they haven't seen, and a page saves only the settings that
 * it shows.
 */

const names = Object.keys(portalSettings.shape) as [SettingName, ...SettingName[]];
const value = z.union([z.boolean(), z.string()]);
const changes = z
  .array(z.strictObject({ name: z.enum(names), from: value, to: value }))
  .min(1)
  .max(names.length);

/** Enough for four images: two logos, each with its old and its new value. */
export const changesCharsMax = 300_000;

export type ParsedChanges =
  | { ok: true; changes: SettingChange[] }
  /** Why a chosen value isn't accepted, by setting. Empty if the text isn't a list of changes at all. */
  | { ok: false; problems: Partial<Record<SettingName, string>> };

/**
 * Reads a form's list of changes, a JSON array of {name, from, to}, and checks each chosen value. With `skipsProblems`,
 * values that aren't accepted are left out instead.
 */
export function parseChanges(text: string, { skipsProblems = false } = {}): ParsedChanges {
  const parsed = changes.safeParse(parseJson(text));
  if (!parsed.success || new Set(parsed.data.map(({ name }) => name)).size < parsed.data.length)
    return { ok: false, problems: {} };
  const problems: Partial<Record<SettingName, string>> = {};
  const accepted = parsed.data.flatMap(({ name, from, to }) => {
    const field = portalSettings.shape[name].unwrap().safeParse(to);
    if (field.success) return [{ name, from, to: field.data } as SettingChange];
    problems[name] = field.error.issues.at(-1)?.message ?? "";
    return [];
  });
  if (Object.keys(problems).length > 0 && !skipsProblems) return { ok: false, problems };
  return { ok: true, changes: accepted };
}

function parseJson(text: string): unknown {
  if (text.length > changesCharsMax) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * The settings with these changes, and the conflicts: settings that someone else has since changed to another value.
 */
export function applyChanges(
  current: PortalSettings,
  wanted: readonly SettingChange[],
): { settings: PortalSettings; conflicts: SettingChange[] } {
  const conflicts = wanted.filter(({ name, from, to }) => current[name] !== from && current[name] !== to);
  const values = Object.fromEntries(wanted.map(({ name, to }) => [name, to]));
  return { settings: { ...current, ...values }, conflicts };
}
