import Link from "next/link";
import type { ComponentProps } from "react";
import { buttonClasses } from "./button";
import type { Look } from "./button";

/** A link that looks like a button. Apart from it, because every page that only has buttons would carry the router's link. */
export function ButtonLink({ tone, size, className = "", ...rest }: Look & ComponentProps<typeof Link>) {
  return <Link {...rest} className={`${buttonClasses(tone, size)} ${className}`} />;
}
