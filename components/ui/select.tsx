import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

const sizes = {
  medium: "min-h-8.5 py-1.5 text-sm border-line-strong max-md:min-h-10 max-md:text-base",
  small: "min-h-7 py-0.75 text-help border-line-mid max-md:min-h-9",
};

type SelectProps = Omit<ComponentProps<"select">, "size"> & {
  /** "small" is 28 px tall and as wide as its text, for the head of a preview or a row of a list. */
  size?: keyof typeof sizes;
};

/** The browser's own select, styled like the other controls. */
export function Select({ className = "", size = "medium", children, ...rest }: SelectProps) {
  return (
    <span className={`relative block ${className}`}>
      <select
        {...rest}
        className={`block w-full appearance-none rounded-md border bg-surface ps-2.5 pe-8 text-ink transition-colors hover:border-muted focus-visible:-outline-offset-1 disabled:opacity-60 ${sizes[size]}`}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 end-2.5 my-auto size-4 text-faint"
      />
    </span>
  );
}
