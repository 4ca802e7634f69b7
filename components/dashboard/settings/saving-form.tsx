"use client";

import { type ReactNode, useRef, useState } from "react";
import { saveSettings } from "@/app/dashboard/[mode]/settings/actions";
import { errorOf } from "@/components/ui/action-form";
import type { ToldConflict } from "@/lib/merchant/settings-history";
import type { SettingChange } from "@/lib/settings/differences";
import type { DescribedSetting, SettingName } from "@/lib/settings/schema";
import type { Mode } from "@/lib/tenancy";
import { GuardedForm } from "../guarded-form";
import { PortalField } from "../portal-field";
import { ConflictList } from "./conflict-list";
import { SaveBar } from "./save-bar";
import { SavedMessage } from "./saved-message";
import type { Edits } from "./use-edits";

type SavingFormProps = {
  mode: Mode;
  label: string;
  /** The settings in this form. */
  settings: DescribedSetting[];
  edits: Edits;
  /** `problemOf` says why a setting's value wasn't accepted. */
  children: (problemOf: (name: SettingName) => string | undefined) => ReactNode;
};

/**
 * A form that saves only the changed settings. Saving keeps the scroll position and the focus. If someone else has
 * since changed the same settings, the form asks before it saves.
 */
export function SavingForm({ mode, label, settings, edits, children }: SavingFormProps) {
  const [conflicts, setConflicts] = useState<ToldConflict[]>([]);
  const sent = useRef<SettingChange[]>([]);
  const [tried, setTried] = useState(edits.values);
  const changed = settings.filter(({ name }) => edits.changes.some((change) => change.name === name));
  return (
    <GuardedForm
      action={(form) => {
        setTried(edits.values);
        sent.current = JSON.parse(String(form.get("changes"))) as SettingChange[];
        return saveSettings(form);
      }}
      onDone={(answer) => {
        setConflicts(answer.conflicts);
        if (answer.conflicts.length === 0) edits.settle(sent.current);
      }}
      label={label}
      showsOutcome={false}
      className=""
    >
      {({ result, isPending }) => (
        <>
          <input type="hidden" name="mode" value={mode} />
          <PortalField />
          <input type="hidden" name="changes" value={JSON.stringify(edits.changes)} />
          {/* Keeps a focused element clear of the bar with the Save button. */}
          <div className="[&_:is(a,button,input,select,summary)]:scroll-mb-24">
            {/* Hides the error of a value that was edited after the attempt to save it. */}
            {children((name) =>
              isPending || edits.values[name] !== tried[name] ? undefined : errorOf(result, name),
            )}
          </div>
          <div role="status" className="mt-3 empty:hidden">
            {conflicts.length > 0 && (
              <ConflictList
                conflicts={conflicts}
                settings={settings}
                edits={edits}
                onDecided={(name) => setConflicts(conflicts.filter((one) => one.name !== name))}
              />
            )}
          </div>
          <SaveBar
            mode={mode}
            changed={changed.map(({ title }) => title)}
            isPending={isPending}
            problem={isPending || !result || result.ok ? undefined : result.error.message}
            onDiscard={() => {
              setConflicts([]);
              edits.discard();
            }}
          />
          <SavedMessage
            isSaved={!isPending && result?.ok === true && conflicts.length === 0 && changed.length === 0}
          />
        </>
      )}
    </GuardedForm>
  );
}
