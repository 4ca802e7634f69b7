import { controlClasses } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import type { SettingValue } from "@/lib/settings/differences";
import type { DescribedSetting } from "@/lib/settings/schema";
import { ImageControl } from "./image-control";

export type SettingControlProps = {
  setting: DescribedSetting;
  /** The effective value: a toggle is off while a setting that it needs is off. */
  value: SettingValue;
  /** Whether the mode or another setting decides the value. The row says which. */
  isFixed?: boolean;
  hasError?: boolean;
  onChange: (value: SettingValue) => void;
};

/** The control that changes a setting. The setting's row has the label and the description. */
export function SettingControl({ setting, value, isFixed, hasError, onChange }: SettingControlProps) {
  const { name, control, choices = {} } = setting;
  const described = {
    id: `${name}-control`,
    "aria-describedby": `${name}-help ${name}-reasons`,
    "aria-invalid": hasError || undefined,
  };
  if (control === "toggle") {
    return (
      <Switch
        {...described}
        checked={value === true}
        disabled={isFixed}
        onChange={(event) => onChange(event.target.checked)}
      />
    );
  }
  if (control === "choice") {
    return (
      <Select
        {...described}
        size="small"
        value={String(value)}
        onChange={(event) => onChange(event.target.value)}
      >
        {Object.entries(choices).map(([choice, label]) => (
          <option key={choice} value={choice}>
            {label}
          </option>
        ))}
      </Select>
    );
  }
  if (control === "image")
    return <ImageControl {...described} value={String(value)} onChange={(image) => onChange(image)} />;
  const isNumber = control === "number";
  return (
    <input
      {...described}
      value={String(value)}
      onChange={(event) => onChange(event.target.value)}
      inputMode={isNumber ? "numeric" : undefined}
      autoComplete="off"
      className={`${controlClasses} ${isNumber ? "w-20! text-end tabular-nums" : ""}`}
    />
  );
}
