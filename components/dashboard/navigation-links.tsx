"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { Mode } from "@/lib/tenancy";
import { navigation, type NavigationItem } from "./navigation";

/** The links to the pages, in their groups: beside the page, or in the menu of a phone. */
export function NavigationLinks({ mode, label }: { mode: Mode; label: string }) {
  return (
    <nav aria-label={label} className="flex flex-col gap-5">
      {navigation.map(({ title, items }) => (
        <div key={title ?? "first"}>
          {title && <p className="px-2 pb-1 text-xs font-medium text-faint">{title}</p>}
          <ul className="space-y-px">
            {items.map((item) => (
              <li key={item.path}>
                <NavigationLink item={item} mode={mode} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

export const navigationLinkClasses =
  "group/link flex min-h-8 w-full items-center gap-2.5 rounded-md px-2 font-medium text-muted transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-press aria-[current]:text-ink max-md:min-h-10.5 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-faint aria-[current]:[&_svg]:text-accent";

function NavigationLink({ item: { path, label, icon: Icon }, mode }: { item: NavigationItem; mode: Mode }) {
  const href = `/dashboard/${mode}/${path}`;
  const pathname = usePathname();
  const isCurrent = pathname === href || pathname.startsWith(`${href}/`);
  return (
    <Link href={href} aria-current={isCurrent ? "page" : undefined} className={navigationLinkClasses}>
      <Icon aria-hidden="true" />
      {label}
    </Link>
  );
}
