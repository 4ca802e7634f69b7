"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { Mode } from "@/lib/tenancy";
import { addressOf, navigation, type NavigationItem, portalIn, setUpItem } from "./navigation";

export type ListedPortal = { id: string; name: string };

export type NavigationProps = {
  mode: Mode;
  /** Whether a customer has opened the portal. Until then, the first page shows the set-up steps. */
  isSetUp: boolean;
  /** The mode's portals, the first portal first. */
  portals: readonly ListedPortal[];
};

/** The links to the pages, in groups. Shown beside the page, or in the phone menu. */
export function NavigationLinks({ mode, label, isSetUp, portals }: NavigationProps & { label: string }) {
  const portalId = portalIn(usePathname());
  const portal = portals.find(({ id }) => id === portalId) ?? portals[0];
  const titleOf = (title: string) => (title === "Portal" && portals.length > 1 ? portal?.name : title);
  return (
    <nav aria-label={label} className="flex flex-col gap-5">
      {navigation.map(({ title, items }) => (
        <div key={title ?? "first"}>
          {title && <p className="truncate px-2 pb-1 text-xs font-medium text-faint">{titleOf(title)}</p>}
          <ul className="space-y-px">
            {items.map((item) => (
              <li key={item.path}>
                <NavigationLink
                  item={item.path === "overview" && !isSetUp ? { ...item, ...setUpItem } : item}
                  mode={mode}
                  portalId={portalId}
                />
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

type NavigationLinkProps = { item: NavigationItem; mode: Mode; portalId: string | undefined };

function NavigationLink({
  item: { path, label, icon: Icon, isOfPortal },
  mode,
  portalId,
}: NavigationLinkProps) {
  const href = addressOf(mode, path, isOfPortal ? portalId : undefined);
  const pathname = usePathname();
  const isCurrent = pathname === href || pathname.startsWith(`${href}/`);
  return (
    <Link href={href} aria-current={isCurrent ? "page" : undefined} className={navigationLinkClasses}>
      <Icon aria-hidden="true" />
      {label}
    </Link>
  );
}
