"use client";

import { Check, ChevronsUpDown, LayoutGrid } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { menuItemClasses, PopoverMenu } from "@/components/ui/popover-menu";
import type { Mode } from "@/lib/tenancy";
import { inPortal, portalIn } from "./navigation";
import type { ListedPortal } from "./navigation-links";

const menuId = "portal-menu";

/** Names the current portal, and switches to the same page of another portal. Shown once a mode has two portals. */
export function PortalMenu({ mode, portals }: { mode: Mode; portals: readonly ListedPortal[] }) {
  const pathname = usePathname();
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => menu.current?.hidePopover(), [pathname]);
  const current = portals.find(({ id }) => id === portalIn(pathname)) ?? portals[0];
  if (portals.length < 2 || !current) return null;
  return (
    <>
      <span aria-hidden="true" className="mx-1 text-base font-light text-line-strong select-none">
        /
      </span>
      <button
        type="button"
        popoverTarget={menuId}
        aria-label={`Portal: ${current.name}`}
        className="inline-flex min-h-8 max-w-80 min-w-0 items-center gap-1.5 rounded-md px-1.5 font-medium hover:bg-hover max-md:min-h-10"
      >
        <span className="truncate">{current.name}</span>
        <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-faint" />
      </button>
      <PopoverMenu id={menuId} ref={menu}>
        <nav aria-label="Portals" className="max-h-[70dvh] w-66 overflow-y-auto">
          {portals.map(({ id, name }, index) => (
            <Link
              key={id}
              href={inPortal(pathname, mode, index === 0 ? undefined : id)}
              aria-current={id === current.id ? "true" : undefined}
              className={menuItemClasses}
            >
              <span className="min-w-0 flex-1 truncate">{name}</span>
              {id === current.id && <Check aria-hidden="true" className="size-3.5 shrink-0" />}
            </Link>
          ))}
          <hr className="m-1 border-t border-line" />
          <Link href={`/dashboard/${mode}/portals`} className={menuItemClasses}>
            <LayoutGrid aria-hidden="true" className="size-4 text-faint" />
            All portals
          </Link>
        </nav>
      </PopoverMenu>
    </>
  );
}
