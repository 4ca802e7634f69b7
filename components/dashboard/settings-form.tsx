"use client";

import { useState } from "react";
import { saveSettings } from "@/app/dashboard/[mode]/settings/actions";
import { errorOf } from "@/components/ui/action-form";
import { Section } from "@/components/ui/section";
import type { DescribedSetting, PortalSettings, SettingName } from "@/lib/settings/schema";
import type { Mode } from "@/lib/tenancy";
import { GuardedForm } from "./guarded-form";
import { SaveBar } from "./save-bar";
import { SettingField } from "./setting-field";

type SettingsFormProps = { mode: Mode; settings: DescribedSetting[]; chosen: PortalSettings };

/** Shows the settings as declared, in groups. A setting is off while one that it requires is off. */
export function SettingsForm({ mode, settings, chosen }: SettingsFormProps) {
  const [values, setValues] = useState(chosen);
  const groups = [...new Set(settings.map(({ group }) => group))];
  const isChanged = settings.some(({ name }) => values[name] !== chosen[name]);

  function change(name: SettingName, value: boolean | string) {
    setValues({ ...values, [name]: value } as PortalSettings);
  }

  return (
    <GuardedForm
      action={saveSettings}
      label="Settings"
      doneMessage="The settings are saved."
      className="space-y-8"
    >
      {({ result, isPending }) => (
        <>
          <input type="hidden" name="mode" value={mode} />
          {groups.map((group) => (
            <Section key={group} id={group.toLowerCase()} title={group}>
              <div className="divide-y divide-line rounded-[10px] border border-line bg-surface">
                {settings
                  .filter((setting) => setting.group === group)
                  .map((setting) => (
                    <SettingField
                      key={setting.name}
                      setting={setting}
                      value={values[setting.name]}
                      missingTitles={missingTitles(setting, settings, values)}
                      lockReason={lockReason(setting.name, mode)}
                      error={errorOf(result, setting.name)}
                      onChange={(value) => change(setting.name, value)}
                    />
                  ))}
              </div>
            </Section>
          ))}
          <SaveBar isChanged={isChanged} isPending={isPending} onDiscard={() => setValues(chosen)} />
        </>
      )}
    </GuardedForm>
  );
}

/** Returns the titles of the settings that must be turned on first. */
function missingTitles(
  { requires }: DescribedSetting,
  settings: DescribedSetting[],
  values: PortalSettings,
): string[] {
  return settings
    .filter(({ name }) => requires.includes(name) && values[name] === false)
    .map(({ title }) => title);
}

function lockReason(name: SettingName, mode: Mode): string | undefined {
  if (name !== "securityHash" || mode === "test") return undefined;
  return "Always on in live mode: without it, anybody could open any customer’s portal.";
}
