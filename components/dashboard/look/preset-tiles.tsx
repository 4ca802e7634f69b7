import type { Preset } from "@/lib/appearance/appearance";

type PresetTilesProps = {
  presets: Readonly<Record<string, string>>;
  value: string;
  onChange: (preset: string) => void;
};

/** Radio buttons for the presets, each with a small drawing in the preset's colors and corners. */
export function PresetTiles({ presets, value, onChange }: PresetTilesProps) {
  return (
    <div role="radiogroup" aria-label="Preset" className="grid grid-cols-2 gap-2 sm:grid-cols-3">
      {Object.entries(presets).map(([preset, label]) => (
        <label
          key={preset}
          className="relative grid gap-2 rounded-lg border border-line-mid px-2 pt-2 pb-2.5 text-center text-help font-medium has-checked:border-accent-fill has-checked:shadow-[0_0_0_1px_var(--color-accent-fill)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="preset-tile"
            // Keeps this field out of the form, which sends the changed settings rather than its fields.
            form="of-no-form"
            value={preset}
            checked={preset === value}
            onChange={() => onChange(preset)}
            className="absolute inset-0 size-full cursor-pointer opacity-0"
          />
          <Drawing preset={preset as Preset} />
          {label}
        </label>
      ))}
    </div>
  );
}

/** `data-preset` makes portal-theme.css apply the preset's colors. */
function Drawing({ preset }: { preset: Preset }) {
  return (
    <span
      aria-hidden="true"
      data-preset={preset}
      className="block overflow-hidden rounded-[5px] bg-canvas p-3"
    >
      <span className="block space-y-[5px] rounded-xl border border-line bg-surface p-[10px]">
        <span className="block h-[5px] w-1/2 rounded-full bg-ink" />
        <span className="block h-[4px] w-4/5 rounded-full bg-line-strong" />
        <span className="flex gap-[5px] pt-[4px]">
          <span className="block h-[12px] w-[34px] rounded-md bg-accent" />
          <span className="block h-[12px] w-[26px] rounded-md border border-line-mid bg-raised" />
        </span>
      </span>
    </span>
  );
}
