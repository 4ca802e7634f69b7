"use client";

import { Button } from "@/components/ui/button";
import type { PreviewCustomers } from "@/lib/merchant/preview";
import type { SettingNeed } from "@/lib/merchant/setting-needs";
import { summaryOf } from "@/lib/settings/group-summary";
import type { DescribedSetting, PortalSettings, SettingName } from "@/lib/settings/schema";
import type { Mode } from "@/lib/tenancy";
import { PortalPreview } from "../preview/portal-preview";
import { PreviewLayout } from "../preview/preview-layout";
import { SavingForm } from "./saving-form";
import { SearchField } from "./search-field";
import { SettingField } from "./setting-field";
import { SettingGroup } from "./setting-group";
import { useArrived } from "./use-arrived";
import { type Edits, useEdits } from "./use-edits";
import { useOpenGroups } from "./use-open-groups";
import { useSearch } from "./use-search";

type SettingsEditorProps = {
  mode: Mode;
  /** The settings of this page. */
  settings: DescribedSetting[];
  chosen: PortalSettings;
  /** The needs are read from Stripe, so they arrive later than the page. */
  needs: Promise<SettingNeed[]>;
  customers: Promise<PreviewCustomers>;
};

/** The settings in groups, with a search, a preview of the portal, and the bar with the Save button. */
export function SettingsEditor({ mode, settings, chosen, needs, customers }: SettingsEditorProps) {
  const edits = useEdits(chosen);
  const known = useArrived(needs) ?? [];
  return (
    <PreviewLayout
      formLabel="Settings"
      preview={<PortalPreview mode={mode} customers={customers} changes={edits.changes} />}
    >
      <SavingForm mode={mode} label="Settings" settings={settings} edits={edits}>
        {(problemOf) => <Groups {...{ mode, settings, chosen, edits, problemOf }} needs={known} />}
      </SavingForm>
    </PreviewLayout>
  );
}

type GroupsProps = Pick<SettingsEditorProps, "mode" | "settings" | "chosen"> & {
  edits: Edits;
  needs: SettingNeed[];
  problemOf: (name: SettingName) => string | undefined;
};

function Groups({ mode, settings, chosen, edits, needs, problemOf }: GroupsProps) {
  const { query, setQuery, found, field } = useSearch(settings);
  const { isOpen, setOpen } = useOpenGroups(settings);
  const groups = [...new Set(found.map(({ group }) => group))];
  return (
    <>
      <SearchField label="Search settings" {...{ query, setQuery, field }} count={found.length} />
      <div className="space-y-3">
        {groups.map((group) => {
          const shown = found.filter((setting) => setting.group === group);
          const isWrong = shown.some(({ name }) => problemOf(name));
          const lacks = needs.some(
            (need) => edits.values[need.name] !== false && shown.some(({ name }) => name === need.name),
          );
          return (
            <SettingGroup
              key={group}
              title={group}
              summary={summaryOf(group, settings, edits.values)}
              alert={isWrong || lacks ? "Needs attention" : undefined}
              isOpen={isOpen(group) || query !== "" || isWrong}
              onToggle={(opened) => query === "" && setOpen(group, opened)}
            >
              {shown.map((setting) => (
                <SettingField
                  key={setting.name}
                  {...{ mode, setting, settings, chosen, needs }}
                  values={edits.values}
                  error={problemOf(setting.name)}
                  onChange={edits.change}
                />
              ))}
            </SettingGroup>
          );
        })}
        {groups.length === 0 && <NothingFound query={query} onClear={() => setQuery("")} />}
      </div>
    </>
  );
}

function NothingFound({ query, onClear }: { query: string; onClear: () => void }) {
  return (
    <div className="grid justify-items-center gap-3 rounded-[10px] border border-dashed border-line-mid px-6 py-8 text-center text-muted">
      <p>No setting matches “{query}”.</p>
      <Button size="small" onClick={onClear}>
        Clear search
      </Button>
    </div>
  );
}
