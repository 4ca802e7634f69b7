import { Lock } from "lucide-react";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import type { DescribedSetting } from "@/lib/settings/schema";

type SettingFieldProps = {
  setting: DescribedSetting;
  value: boolean | string;
  /** Titles of settings that must be on before this one does anything. */
  lack: string[];
  lockedBecause: string | undefined;
  error: string | undefined;
  onChange: (value: boolean | string) => void;
};

/** One setting: its name and help, and its control beside them. */
export function SettingField(props: SettingFieldProps) {
  const { setting, lack, lockedBecause, error } = props;
  const { name, title, help, requires } = setting;
  return (
    <div
      id={name}
      className={`flex items-start justify-between gap-x-6 gap-y-3 p-4 target:bg-accent-soft sm:gap-x-8 sm:p-5 ${setting.control === "choice" ? "flex-wrap" : ""}`}
    >
      <div className={`min-w-0 flex-1 space-y-1 ${setting.control === "choice" ? "basis-64" : ""}`}>
        <label htmlFor={`${name}-control`} className="block font-medium">
          {title}
        </label>
        <div
          id={`${name}-help`}
          className="max-w-[60ch] space-y-1.5 text-[0.8125rem] leading-5 text-pretty text-muted"
        >
          <p>{help}</p>
          {requires.length > 0 && lack.length > 0 && (
            <p className="font-medium text-ink">Needs “{lack.join("” and “")}”, so it is off now.</p>
          )}
          {lockedBecause && (
            <p className="flex items-start gap-1.5 font-medium text-ink">
              <Lock aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
              {lockedBecause}
            </p>
          )}
          {error && <p className="font-medium text-danger">{error}</p>}
        </div>
      </div>
      <Control {...props} />
    </div>
  );
}

function Control({ setting, value, lack, lockedBecause, onChange }: SettingFieldProps) {
  const { name, control, choices = {} } = setting;
  const described = { id: `${name}-control`, "aria-describedby": `${name}-help` };
  if (control === "choice") {
    return (
      <div className="w-full sm:w-52">
        <Select
          {...described}
          name={name}
          value={String(value)}
          onChange={(event) => onChange(event.target.value)}
        >
          {Object.entries(choices).map(([choice, label]) => (
            <option key={choice} value={choice}>
              {label}
            </option>
          ))}
        </Select>
      </div>
    );
  }
  const isLocked = lockedBecause !== undefined;
  const isFixed = isLocked || lack.length > 0;
  const isOn = isLocked || (value === true && lack.length === 0);
  return (
    <>
      {/* A control that is off limits sends nothing, so what was chosen before is sent in its place and kept. */}
      {isFixed && (isLocked || value === true) && <input type="hidden" name={name} value="on" />}
      <Switch
        {...described}
        name={isFixed ? undefined : name}
        checked={isOn}
        disabled={isFixed}
        onChange={(event) => onChange(event.target.checked)}
      />
    </>
  );
}
