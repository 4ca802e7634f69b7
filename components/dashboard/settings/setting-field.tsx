import type { SettingNeed } from "@/lib/merchant/setting-needs";
import type { SettingValue } from "@/lib/settings/differences";
import { sayValue } from "@/lib/settings/say-value";
import type { DescribedSetting, PortalSettings, SettingName } from "@/lib/settings/schema";
import type { Mode } from "@/lib/tenancy";
import { SettingControl } from "./setting-control";
import { SettingRow } from "./setting-row";

type SettingFieldProps = {
  mode: Mode;
  setting: DescribedSetting;
  /** All settings, to look up the titles of the settings that this one needs. */
  settings: DescribedSetting[];
  chosen: PortalSettings;
  values: PortalSettings;
  needs: SettingNeed[];
  error?: string | undefined;
  onChange: (name: SettingName, value: SettingValue) => void;
};

/** A setting's row with its control. The values of other settings can disable the control. */
export function SettingField(props: SettingFieldProps) {
  const { mode, setting, settings, chosen, values, needs, error, onChange } = props;
  const { name, control } = setting;
  const lockReason = lockReasonOf(name, mode);
  const missing = missingTitles(setting, settings, values);
  const isLocked = lockReason !== undefined;
  const isFixed = isLocked || (control === "toggle" && missing.length > 0);
  const inEffect =
    control === "toggle" ? isLocked || (values[name] === true && missing.length === 0) : values[name];
  return (
    <SettingRow
      setting={setting}
      was={values[name] === chosen[name] ? undefined : sayShortly(setting, chosen[name])}
      missingTitles={missing}
      needs={values[name] === false ? [] : needs.filter((need) => need.name === name)}
      lockReason={lockReason}
      error={error}
    >
      <SettingControl
        setting={setting}
        value={inEffect}
        isFixed={isFixed}
        hasError={error !== undefined}
        onChange={(value) => onChange(name, value)}
      />
    </SettingRow>
  );
}

const longest = 24;

function sayShortly(setting: DescribedSetting, value: SettingValue): string {
  const said = sayValue(setting, value);
  return said.length > longest ? `${said.slice(0, longest)}…` : said;
}

/** The titles of the settings that must be turned on first. */
function missingTitles(
  { requires }: DescribedSetting,
  settings: DescribedSetting[],
  values: PortalSettings,
): string[] {
  return settings
    .filter(({ name }) => requires.includes(name) && values[name] === false)
    .map(({ title }) => title);
}

function lockReasonOf(name: SettingName, mode: Mode): string | undefined {
  return name === "securityHash" && mode === "live" ? "Always on in live mode." : undefined;
}
