import { useEffect, useState } from "react";
import type { SettingGroup } from "@/lib/settings/groups";
import type { DescribedSetting } from "@/lib/settings/schema";

/** The open groups. At first, these are the first group and the group of the setting named in the URL. */
export function useOpenGroups(settings: DescribedSetting[]): {
  isOpen: (group: SettingGroup) => boolean;
  setOpen: (group: SettingGroup, isOpen: boolean) => void;
} {
  const [open, setOpenGroups] = useState<Partial<Record<SettingGroup, boolean>>>({});
  useEffect(() => {
    function openNamed() {
      const name = window.location.hash.slice(1);
      const group = settings.find((setting) => setting.name === name)?.group;
      if (!group) return;
      setOpenGroups((now) => ({ ...now, [group]: true }));
      // Scrolls only after the group has opened.
      requestAnimationFrame(() => document.getElementById(name)?.scrollIntoView());
    }
    openNamed();
    window.addEventListener("hashchange", openNamed);
    return () => window.removeEventListener("hashchange", openNamed);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the settings of a page never change
  }, []);
  return {
    isOpen: (group) => open[group] ?? group === settings[0]?.group,
    setOpen: (group, isOpen) => setOpenGroups((now) => ({ ...now, [group]: isOpen })),
  };
}
