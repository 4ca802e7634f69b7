import type { ReactNode } from "react";
import type { Look } from "@/lib/appearance/resolve";

type Props = {
  name: string;
  logo: string;
  logoDark: string;
  /** Null or missing if the page follows the customer's system. */
  scheme?: Look["scheme"] | undefined;
  /** The link back to the merchant's site, at the end of the bar. */
  children?: ReactNode;
};

/**
 * The logo or the name of the business, for a portal in its own window. Around a frame, the merchant's page
 * shows them.
 */
export function BrandBar({ name, logo, logoDark, scheme, children }: Props) {
  if (!name && !logo && !logoDark && !children) return null;
  return (
    <header className="mb-6 flex min-h-8 flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <Brand {...{ name, logo, logoDark, scheme }} />
      {children}
    </header>
  );
}

function Brand({ name, logo, logoDark, scheme }: Omit<Props, "children">) {
  const [light, dark] = [logo || logoDark, logoDark || logo];
  if (!light) return <bdi className="min-w-0 font-title text-lg font-semibold wrap-anywhere">{name}</bdi>;
  return (
    <picture>
      {!scheme && <source media="(prefers-color-scheme: dark)" srcSet={dark} />}
      <img src={scheme === "dark" ? dark : light} alt={name} className="max-h-[26px] max-w-[168px]" />
    </picture>
  );
}
