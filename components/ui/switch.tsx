import type { ComponentProps } from "react";

/** A checkbox that looks like a switch and is announced as one: 34 by 20 px, in a larger hit area. */
export function Switch({ className = "", ...rest }: Omit<ComponentProps<"input">, "type" | "role">) {
  return (
    <span
      className={`relative inline-block h-5 w-8.5 shrink-0 after:absolute after:-inset-x-1 after:-inset-y-1.5 ${className}`}
    >
      <input
        {...rest}
        type="checkbox"
        role="switch"
        className="peer absolute inset-0 z-1 size-full appearance-none rounded-full border border-transparent bg-line-strong transition-colors checked:bg-accent-fill disabled:opacity-50 forced-colors:border-current"
      />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute start-0.75 top-0.75 z-2 size-3.5 rounded-full bg-on-fill shadow-raised transition-transform peer-checked:translate-x-3.5 rtl:peer-checked:-translate-x-3.5 forced-colors:bg-[CanvasText]"
      />
    </span>
  );
}
