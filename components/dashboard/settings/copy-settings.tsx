"use client";

import { GitCompareArrows } from "lucide-react";
import { useRef, useState } from "react";
import { saveSettings } from "@/app/dashboard/[mode]/settings/actions";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { changesBetween, type SettingChange } from "@/lib/settings/differences";
import { sayValue } from "@/lib/settings/say-value";
import type { DescribedSetting, PortalSettings, SettingName } from "@/lib/settings/schema";
import type { Mode } from "@/lib/tenancy";
import { GuardedForm } from "../guarded-form";

type CopySettingsProps = {
  mode: Mode;
  settings: DescribedSetting[];
  /** The saved settings of test mode. */
  test: PortalSettings;
  live: PortalSettings;
};

/** Compares the settings of both modes, and copies the chosen ones from test mode to live mode. */
export function CopySettings({ mode, settings, test, live }: CopySettingsProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // The security hash can be off only in test mode.
  const changes = changesBetween(live, test).filter(({ name, to }) => name !== "securityHash" || to === true);
  return (
    <>
      <Button size="small" onClick={() => dialog.current?.showModal()}>
        <GitCompareArrows aria-hidden="true" className="size-3.5" />
        {mode === "live" ? "Copy from test" : "Copy to live"}
      </Button>
      <Dialog dialog={dialog} title="Copy settings from test to live" width="wide">
        {changes.length === 0 ? (
          <>
            <p>Test and live mode have the same settings.</p>
            <div className="flex justify-end">
              <Button onClick={() => dialog.current?.close()}>Done</Button>
            </div>
          </>
        ) : (
          <CopyForm changes={changes} settings={settings} onClose={() => dialog.current?.close()} />
        )}
      </Dialog>
    </>
  );
}

type CopyFormProps = { changes: SettingChange[]; settings: DescribedSetting[]; onClose: () => void };

function CopyForm({ changes, settings, onClose }: CopyFormProps) {
  const [left, setLeft] = useState<SettingName[]>([]);
  const chosen = changes.filter(({ name }) => !left.includes(name));
  const count = chosen.length === 1 ? "1 setting" : `${chosen.length} settings`;
  return (
    <GuardedForm action={saveSettings} label="Copy settings" onDone={onClose} className="space-y-4">
      {({ isPending }) => (
        <>
          <input type="hidden" name="mode" value="live" />
          <input type="hidden" name="changes" value={JSON.stringify(chosen)} />
          <p>
            Customers see the copied settings on their next click. You can undo this in live mode’s history.
          </p>
          <table className="w-full text-help text-ink">
            <thead className="text-start text-xs text-muted">
              <tr className="*:pb-1.5 *:text-start *:font-medium">
                <th scope="col">Setting</th>
                <th scope="col">Live now</th>
                <th scope="col">Test</th>
              </tr>
            </thead>
            <tbody className="divide-y divide-line border-t border-line">
              {changes.map((change) => (
                <Difference
                  key={change.name}
                  change={change}
                  setting={settings.find(({ name }) => name === change.name)}
                  isChosen={!left.includes(change.name)}
                  onChoose={(isChosen) =>
                    setLeft(isChosen ? left.filter((name) => name !== change.name) : [...left, change.name])
                  }
                />
              ))}
            </tbody>
          </table>
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" tone="primary" aria-disabled={isPending || chosen.length === 0}>
              {isPending ? "Copying…" : `Copy ${count} to live`}
            </Button>
          </div>
        </>
      )}
    </GuardedForm>
  );
}

type DifferenceProps = {
  change: SettingChange;
  setting: DescribedSetting | undefined;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
};

function Difference({ change: { from, to }, setting, isChosen, onChoose }: DifferenceProps) {
  if (!setting) return null;
  return (
    <tr className="*:py-2 *:pe-3 *:align-top">
      <th scope="row" className="text-start font-medium">
        <label className="flex items-start gap-2.5">
          <input
            type="checkbox"
            checked={isChosen}
            onChange={(event) => onChoose(event.target.checked)}
            className="mt-0.5 size-4 shrink-0"
          />
          {setting.title}
        </label>
      </th>
      <td className="max-w-32 truncate text-muted">{sayValue(setting, from)}</td>
      <td className="max-w-32 truncate">{sayValue(setting, to)}</td>
    </tr>
  );
}
