"use client";

import { Button } from "@/components/ui/button";
import { fromPreset } from "@/lib/appearance/appearance";
import { toHex } from "@/lib/appearance/color";
import { betterSurface, brandOf, type Scheme } from "@/lib/appearance/contrast-list";
import { presetColors } from "@/lib/appearance/legible";
import type { DescribedSetting, PortalSettings, SettingName } from "@/lib/settings/schema";
import type { Mode } from "@/lib/tenancy";
import { SettingRow } from "../settings/setting-row";
import type { Edits } from "../settings/use-edits";
import { ColorControl } from "./color-control";

const colorsOf: Record<Scheme, readonly SettingName[]> = {
  light: ["brandColor", "surfaceColor", "textColor"],
  dark: ["brandColor", "surfaceColorDark", "textColorDark"],
};

export type LookFieldsProps = {
  mode: Mode;
  settings: DescribedSetting[];
  chosen: PortalSettings;
  edits: Edits;
  problemOf: (name: SettingName) => string | undefined;
};

/** The colors of one scheme. The brand color belongs to both. */
export function ColorFields({ scheme, ...props }: LookFieldsProps & { scheme: Scheme }) {
  const { settings, chosen, edits, problemOf } = props;
  return (
    <div className="rounded-[10px] border border-line [&>:first-child]:border-t-0">
      {colorsOf[scheme].map((name) => {
        const setting = settings.find((one) => one.name === name);
        if (!setting) return null;
        const value = String(edits.values[name]);
        const better = name.startsWith("surface") ? betterSurface(value, scheme) : null;
        return (
          <SettingRow
            key={name}
            setting={setting}
            was={value === chosen[name] ? undefined : String(chosen[name]) || fromPreset}
            missingTitles={[]}
            needs={[]}
            error={problemOf(name)}
          >
            <ColorControl
              name={name}
              label={setting.title}
              value={value}
              fallback={fallbackOf(name, edits.values, scheme)}
              hasError={problemOf(name) !== undefined || better !== null}
              onChange={(color) => edits.change(name, color)}
            />
            {better && (
              <Button size="small" className="mt-1.5 w-36" onClick={() => edits.change(name, better)}>
                Use {better}
              </Button>
            )}
          </SettingRow>
        );
      })}
    </div>
  );
}

function fallbackOf(name: SettingName, { preset }: PortalSettings, scheme: Scheme): string {
  const { surface, text } = presetColors[preset][scheme];
  if (name === "brandColor") return toHex(brandOf({ brandColor: "", preset }));
  return name.startsWith("surface") ? surface : text;
}
