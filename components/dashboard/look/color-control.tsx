"use client";

import { parseColor, toHex } from "@/lib/appearance/color";

type ColorControlProps = {
  /** The setting's name. The row around this control shows the setting's label and description. */
  name: string;
  label: string;
  /** The color as typed; empty if the preset's color applies. */
  value: string;
  /** The preset's color, as `#rrggbb`. */
  fallback: string;
  hasError: boolean;
  onChange: (value: string) => void;
};

/** A color as text, with a swatch that opens the browser's own color picker. */
export function ColorControl({ name, label, value, fallback, hasError, onChange }: ColorControlProps) {
  const parsed = parseColor(value);
  return (
    <span
      className={`flex min-h-8 w-36 items-center gap-2 rounded-md border bg-surface ps-1 pe-2 has-focus-visible:outline-2 has-focus-visible:-outline-offset-1 has-focus-visible:outline-accent max-md:min-h-10 ${hasError ? "border-danger" : "border-line-strong"}`}
    >
      <input
        type="color"
        aria-label={`Pick: ${label}`}
        value={parsed ? toHex(parsed) : fallback}
        onChange={({ target }) => onChange(target.value)}
        className="size-6 shrink-0 cursor-pointer appearance-none rounded-sm border border-line bg-transparent p-0 [&::-moz-color-swatch]:border-0 [&::-webkit-color-swatch]:rounded-sm [&::-webkit-color-swatch]:border-0 [&::-webkit-color-swatch-wrapper]:p-0"
      />
      <input
        id={`${name}-control`}
        aria-describedby={`${name}-help ${name}-reasons`}
        aria-invalid={hasError || undefined}
        value={value}
        placeholder={fallback}
        spellCheck={false}
        autoComplete="off"
        maxLength={32}
        onChange={({ target }) => onChange(target.value)}
        className="w-full min-w-0 bg-transparent font-mono text-code outline-none max-md:text-base"
      />
    </span>
  );
}
