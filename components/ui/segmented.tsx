import Link from "next/link";
import type { ReactNode } from "react";

// The group wraps if it is too wide, such as with five-digit counts on a phone.
const group = "inline-flex max-w-full flex-wrap gap-px rounded-[7px] bg-press p-0.5";
const part =
  "relative inline-flex min-h-6.5 items-center justify-center gap-1.5 rounded-[5px] px-2.5 text-help font-medium whitespace-nowrap text-muted transition-colors hover:text-ink max-md:min-h-8.5";
const picked = "bg-picked text-ink shadow-picked";

export type SegmentedOption<Value extends string> = {
  value: Value;
  label: string;
  /** Shown instead of the label, which becomes the accessible name. */
  icon?: ReactNode;
};

type SegmentedProps<Value extends string> = {
  /** The name of the choice, for screen readers. */
  label: string;
  /** The name of the radio buttons. It must be unique in its form. */
  name: string;
  options: readonly SegmentedOption<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  className?: string;
};

/** A choice between two to four things in one line, made of real radio buttons. A surrounding form doesn't send it. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, name, options, value, onChange, className = "" } = props;
  return (
    <div role="radiogroup" aria-label={label} className={`${group} ${className}`}>
      {options.map((option) => (
        <label
          key={option.value}
          title={option.icon ? option.label : undefined}
          className={`${part} has-checked:bg-picked has-checked:text-ink has-checked:shadow-picked has-focus-visible:outline-2 has-focus-visible:outline-accent flex-1`}
        >
          <input
            type="radio"
            name={name}
            // Keeps this field out of the form, because it only chooses what to show, and forms refuse unknown fields.
            form={`${name}-of-no-form`}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 size-full cursor-pointer opacity-0"
          />
          {option.icon}
          {option.icon ? <span className="sr-only">{option.label}</span> : option.label}
        </label>
      ))}
    </div>
  );
}

type SegmentedLink = { href: string; label: string; isCurrent: boolean };

/** A choice that looks like `Segmented`, made of links, for values in the page's URL, such as a period or a filter. */
export function SegmentedLinks({ label, links }: { label: string; links: readonly SegmentedLink[] }) {
  return (
    <nav aria-label={label} className={group}>
      {links.map(({ href, label: text, isCurrent }) => (
        <Link
          key={href}
          href={href}
          aria-current={isCurrent ? "true" : undefined}
          className={`${part} ${isCurrent ? picked : ""}`}
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
