import type { ComponentProps } from "react";

export type ButtonTone = "primary" | "plain" | "quiet" | "danger";
export type ButtonSize = "medium" | "small";

const tones: Record<ButtonTone, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-hover",
  plain: "border-line-strong/70 bg-surface text-ink hover:bg-hover",
  quiet: "border-transparent text-muted hover:bg-hover hover:text-ink",
  danger: "border-transparent bg-danger text-on-danger hover:bg-danger-strong",
};

const sizes: Record<ButtonSize, string> = {
  medium: "min-h-9 px-3.5 text-sm",
  small: "min-h-7 px-2.5 text-xs",
};

export function buttonClasses(tone: ButtonTone = "plain", size: ButtonSize = "medium"): string {
  return `inline-flex items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap transition-colors aria-disabled:pointer-events-none aria-disabled:opacity-60 disabled:pointer-events-none disabled:opacity-60 ${tones[tone]} ${sizes[size]}`;
}

export type ButtonLook = { tone?: ButtonTone; size?: ButtonSize };

export function Button({ tone, size, className = "", ...rest }: ButtonLook & ComponentProps<"button">) {
  return <button type="button" {...rest} className={`${buttonClasses(tone, size)} ${className}`} />;
}
