import { ArrowRight } from "lucide-react";
import type { SettingChange } from "@/lib/settings/differences";
import { sayValue } from "@/lib/settings/say-value";
import type { DescribedSetting } from "@/lib/settings/schema";

/** Lists the changes of one save: each title with the values before and after. */
export function ChangeList({
  changes,
  settings,
}: {
  changes: SettingChange[];
  settings: DescribedSetting[];
}) {
  return (
    <ul className="space-y-0.5 text-help">
      {changes.map(({ name, from, to }) => {
        const setting = settings.find((one) => one.name === name);
        if (!setting) return null;
        return (
          <li
            key={name}
            className="flex flex-wrap justify-between gap-x-3 rounded-[5px] bg-sunken px-2.5 py-1.25"
          >
            <span className="min-w-0">{setting.title}</span>
            <span className="flex min-w-0 items-center gap-1.5 text-muted">
              <span className="truncate">{sayValue(setting, from)}</span>
              <ArrowRight aria-label="to" className="size-3 shrink-0 rtl:-scale-x-100" />
              <span className="truncate font-medium text-ink">{sayValue(setting, to)}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
