import Link from "next/link";
import type { ComponentProps } from "react";
import { buttonClasses, type ButtonLook } from "./button";

/**
 * A link that looks like a button. It has its own file, so that pages that only have buttons don't load the router's
 * link.
 */
export function ButtonLink({
  tone,
  size,
  className = "",
  ...rest
}: ButtonLook & ComponentProps<typeof Link>) {
  return <Link {...rest} className={`${buttonClasses(tone, size)} ${className}`} />;
}
