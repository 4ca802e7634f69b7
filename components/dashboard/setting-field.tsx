import { Lock } from "lucide-react";
import { controlClasses } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import type { DescribedSetting } from "@/lib/settings/schema";
import { ImageControl } from "./image-control";

type SettingFieldProps = {
  setting: DescribedSetting;
  value: boolean | string;
  /** Titles of settings that must be on before this one has any effect. */
  missingTitles: string[];
  lockReason: string | undefined;
  error: string | undefined;
  onChange: (value: boolean | string) => void;
};

/** One setting: its name and help text, next to its control. */
export function SettingField(props: SettingFieldProps) {
  const { setting, missingTitles, lockReason, error } = props;
  const { name, title, help, requires } = setting;
  const isToggle = setting.control === "toggle";
  return (
    <div
      id={name}
      // On a phone, a switch's help text takes the full width below the title and the switch.
      className={`items-start gap-x-6 p-4 target:bg-accent-soft sm:gap-x-8 sm:p-5 ${isToggle ? "grid grid-cols-[1fr_auto] gap-y-1" : "flex flex-wrap justify-between gap-y-3"}`}
    >
      <div className={isToggle ? "contents" : "min-w-0 flex-1 basis-64 space-y-1"}>
        <label htmlFor={`${name}-control`} className="block font-medium">
          {title}
        </label>
        <div
          id={`${name}-help`}
          className="max-w-[60ch] row-start-2 space-y-1.5 max-sm:col-span-2 text-help text-pretty text-muted"
        >
          <p>{help}</p>
          {requires.length > 0 && missingTitles.length > 0 && (
            <p className="font-medium text-ink">Needs “{missingTitles.join("” and “")}”, so it is off now.</p>
          )}
          {lockReason && (
            <p className="flex items-start gap-1.5 font-medium text-ink">
              <Lock aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
              {lockReason}
            </p>
          )}
          {error && <p className="font-medium text-danger">{error}</p>}
        </div>
      </div>
      <div className={isToggle ? "col-start-2 row-start-1 sm:row-end-3" : "w-full sm:w-52"}>
        <Control {...props} />
      </div>
    </div>
  );
}

function Control({ setting, value, missingTitles, lockReason, error, onChange }: SettingFieldProps) {
  const { name, control, choices = {} } = setting;
  const described = { id: `${name}-control`, "aria-describedby": `${name}-help` };
  if (control === "choice") {
    return (
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
    );
  }
  if (control === "image")
    return <ImageControl {...described} name={name} value={String(value)} onChange={onChange} />;
  if (control !== "toggle")
    return (
      <input
        {...described}
        name={name}
        value={String(value)}
        placeholder={control === "color" ? "#635bff" : undefined}
        aria-invalid={error ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
        className={controlClasses}
      />
    );
  const isLocked = lockReason !== undefined;
  const isFixed = isLocked || missingTitles.length > 0;
  const isOn = isLocked || (value === true && missingTitles.length === 0);
  return (
    <>
      {/* Disabled controls aren't submitted, so this field submits the chosen value in their place. */}
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
