import type { ComponentProps } from "react";

/** A checkbox that is announced as a switch and looks like one. It submits like any checkbox. */
export function Switch({ className = "", ...rest }: Omit<ComponentProps<"input">, "type" | "role">) {
  return (
    <span className={`relative inline-flex h-6 w-10 shrink-0 ${className}`}>
      <input
        {...rest}
        type="checkbox"
        role="switch"
        className="peer absolute inset-0 size-full appearance-none rounded-full border border-line-strong bg-sunken transition-colors checked:border-accent checked:bg-accent disabled:opacity-60"
      />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute start-1 top-1 size-4 rounded-full bg-line-strong transition-transform peer-checked:translate-x-4 peer-checked:bg-on-accent peer-disabled:opacity-80 rtl:peer-checked:-translate-x-4"
      />
    </span>
  );
}
