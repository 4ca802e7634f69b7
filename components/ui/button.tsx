import type { ComponentProps } from "react";

export type ButtonTone = "primary" | "plain" | "quiet" | "danger";
/** medium is 32 px tall, small 28, large 40; on phones 40, 36 and 44. */
export type ButtonSize = "medium" | "small" | "large";

const tones: Record<ButtonTone, string> = {
  primary: "border-transparent bg-accent-fill text-on-fill shadow-fill hover:bg-accent-fill-hover",
  plain:
    "border-line-mid bg-surface text-ink shadow-raised hover:border-line-strong hover:bg-sunken [&_svg]:text-muted",
  quiet: "border-transparent text-muted hover:bg-hover hover:text-ink",
  danger: "border-transparent bg-danger-fill text-on-fill shadow-fill hover:bg-danger-fill-hover",
};

const sizes: Record<ButtonSize, string> = {
  medium: "min-h-8 rounded-md px-3 text-sm max-md:min-h-10",
  small: "min-h-7 rounded-md px-2.25 text-help max-md:min-h-9",
  large: "min-h-10 rounded-lg px-4.5 text-[0.9375rem] max-md:min-h-11",
};

/** The classes of a button, for links and labels that look like one. An icon in it is 14 px (`size-3.5`). */
export function buttonClasses(tone: ButtonTone = "plain", size: ButtonSize = "medium"): string {
  return `inline-flex items-center justify-center gap-1.5 border font-medium whitespace-nowrap transition-colors aria-disabled:pointer-events-none aria-disabled:opacity-55 disabled:pointer-events-none disabled:opacity-55 ${tones[tone]} ${sizes[size]}`;
}

export type ButtonLook = { tone?: ButtonTone; size?: ButtonSize };

/**
 * A button. At most one on a page is `primary`; `danger` is only for the final confirmation. While its action runs,
 * set `aria-disabled`, which keeps the focus, and change the label, such as to "Saving…".
 */
export function Button({ tone, size, className = "", ...rest }: ButtonLook & ComponentProps<"button">) {
  return <button type="button" {...rest} className={`${buttonClasses(tone, size)} ${className}`} />;
}
