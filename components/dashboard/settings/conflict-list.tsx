import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { inWords } from "@/components/ui/moment";
import type { ToldConflict } from "@/lib/merchant/settings-history";
import { sayValue } from "@/lib/settings/say-value";
import type { DescribedSetting, SettingName } from "@/lib/settings/schema";
import type { Edits } from "./use-edits";

type ConflictListProps = {
  conflicts: ToldConflict[];
  settings: DescribedSetting[];
  edits: Edits;
  onDecided: (name: SettingName) => void;
};

/**
 * Lists the settings that someone else has changed in the meantime, with both values side by side. Nothing is
 * saved until the member has chosen a value for each of them.
 */
export function ConflictList({ conflicts, settings, edits, onDecided }: ConflictListProps) {
  return (
    <div className="space-y-2 empty:hidden">
      {conflicts.map(({ name, now, email, at }) => {
        const setting = settings.find((one) => one.name === name);
        if (!setting) return null;
        const who = email ?? "Someone else";
        const when = at ? ` ${inWords(new Date(at), new Date())}` : "";
        return (
          <Callout
            key={name}
            tone="caution"
            title={`${who} changed “${setting.title}”${when}.`}
            action={
              <div className="flex flex-wrap gap-2">
                <Button
                  size="small"
                  onClick={() => {
                    edits.discard(name);
                    onDecided(name);
                  }}
                >
                  Keep theirs
                </Button>
                <Button
                  size="small"
                  onClick={() => {
                    edits.insist(name, now);
                    onDecided(name);
                  }}
                >
                  Use mine
                </Button>
              </div>
            }
          >
            Theirs: <strong>{sayValue(setting, now)}</strong> · Yours:{" "}
            <strong>{sayValue(setting, edits.values[name])}</strong>. Nothing is saved yet.
          </Callout>
        );
      })}
    </div>
  );
}
