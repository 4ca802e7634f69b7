import { useState } from "react";
import type { SettingChange, SettingValue } from "@/lib/settings/differences";
import type { PortalSettings, SettingName } from "@/lib/settings/schema";

/** A member's unsaved changes, and the functions that edit them. */
export type Edits = {
  /** The settings as they would be after saving. */
  values: PortalSettings;
  changes: SettingChange[];
  change: (name: SettingName, to: SettingValue) => void;
  discard: (name?: SettingName) => void;
  /**
   * Drops the changes that were just saved. The saved settings take their place, as the server normalized
   * them: colors in their long form, texts without outer spaces.
   */
  settle: (saved: readonly SettingChange[]) => void;
  /** Keeps this member's value although somebody else has saved another one. */
  insist: (name: SettingName, theirs: SettingValue) => void;
};

type Made = Partial<Record<SettingName, { from: SettingValue; to: SettingValue }>>;

/**
 * @param chosen the saved settings. Setting a saved value again doesn't count as a change.
 */
export function useEdits(chosen: PortalSettings): Edits {
  const [made, setMade] = useState<Made>({});
  const changes = Object.entries(made)
    .map(([name, { from, to }]) => ({ name: name as SettingName, from, to }))
    .filter(({ name, to }) => chosen[name] !== to);

  return {
    values: { ...chosen, ...Object.fromEntries(changes.map(({ name, to }) => [name, to])) },
    changes,
    change: (name, to) =>
      setMade((now) => {
        const unsaved = now[name] && now[name].to !== chosen[name] ? now[name] : undefined;
        // If the last change has been saved in the meantime, this one starts from the saved value.
        return { ...now, [name]: { from: unsaved?.from ?? chosen[name], to } };
      }),
    discard: (name) => setMade((now) => (name ? without(now, name) : {})),
    settle: (saved) =>
      setMade((now) =>
        saved.reduce((rest, { name, to }) => (rest[name]?.to === to ? without(rest, name) : rest), now),
      ),
    insist: (name, theirs) =>
      setMade((now) => {
        const wanted = now[name];
        return wanted ? { ...now, [name]: { from: theirs, to: wanted.to } } : now;
      }),
  };
}

function without(made: Made, name: SettingName): Made {
  const { [name]: _gone, ...rest } = made;
  return rest;
}
