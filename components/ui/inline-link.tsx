import Link from "next/link";
import type { ComponentProps } from "react";

/** A link inside a sentence. Underlined, so that it doesn't rely on color. */
export function InlineLink({ className = "", ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={`rounded-xs text-accent underline decoration-accent/40 underline-offset-2 transition-colors hover:decoration-accent ${className}`}
    />
  );
}
