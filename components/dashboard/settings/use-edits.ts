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
  /** These were saved, perhaps spelled otherwise: a color without its short form, a text without spaces around it. */
  settle: (saved: readonly SettingChange[]) => void;
  /** Somebody else saved another value meanwhile, and this person's is still wanted. */
  insist: (name: SettingName, theirs: SettingValue) => void;
};

type Made = Partial<Record<SettingName, { from: SettingValue; to: SettingValue }>>;

/**
 * @param chosen the settings as they are saved. A change to the value that is already saved doesn't count.
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
        // The next change starts from the value saved meanwhile.
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
