"use client";

import type { PreviewCustomers } from "@/lib/merchant/preview";
import type { DescribedSetting, PortalSettings } from "@/lib/settings/schema";
import type { Mode } from "@/lib/tenancy";
import { PortalPreview } from "./preview/portal-preview";
import { PreviewLayout } from "./preview/preview-layout";
import { SavingForm } from "./settings/saving-form";
import { SettingField } from "./settings/setting-field";
import { useEdits } from "./settings/use-edits";

type LanguagesEditorProps = {
  mode: Mode;
  settings: DescribedSetting[];
  chosen: PortalSettings;
  customers: Promise<PreviewCustomers>;
};

/** The settings that decide a customer's language, in the order in which the portal applies them. */
export function LanguagesEditor({ mode, settings, chosen, customers }: LanguagesEditorProps) {
  const edits = useEdits(chosen);
  return (
    <PreviewLayout
      formLabel="Languages"
      preview={<PortalPreview mode={mode} customers={customers} changes={edits.changes} />}
    >
      <SavingForm mode={mode} label="Languages" settings={settings} edits={edits}>
        {(problemOf) => (
          <div className="rounded-[10px] border border-line [&>:first-child]:border-t-0">
            {settings.map((setting) => (
              <SettingField
                key={setting.name}
                {...{ mode, setting, settings, chosen }}
                values={edits.values}
                needs={[]}
                error={problemOf(setting.name)}
                onChange={edits.change}
              />
            ))}
          </div>
        )}
      </SavingForm>
    </PreviewLayout>
  );
}
