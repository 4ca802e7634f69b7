"use client";

import { BookOpen, CircleUserRound, Menu, X } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { navigationLinkClasses, NavigationLinks, type NavigationProps } from "./navigation-links";
import { SignOutButton } from "./sign-out-button";

const menuId = "phone-menu";
const iconButton =
  "inline-grid size-10 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink";

type PhoneMenuProps = NavigationProps & { merchantName: string };

/**
 * The menu on phones, with the links to the pages and the member's own links. Slides in from the edge, and
 * opens even before any script runs.
 */
export function PhoneMenu({ mode, isSetUp, portals, merchantName }: PhoneMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const pathname = usePathname();
  useEffect(() => menu.current?.hidePopover(), [pathname]);
  return (
    <div className="md:hidden">
      <button type="button" popoverTarget={menuId} aria-label="Menu" className={iconButton}>
        <Menu aria-hidden="true" className="size-5" />
      </button>
      <div
        ref={menu}
        id={menuId}
        popover="auto"
        className="fixed inset-y-0 start-auto end-0 m-0 h-dvh max-h-none w-[min(20rem,88vw)] overflow-y-auto bg-raised text-sm text-ink shadow-floating"
      >
        <div className="flex items-center gap-2 py-3 ps-5 pe-3">
          <span className="min-w-0 flex-1 truncate font-semibold">{merchantName}</span>
          <button
            type="button"
            popoverTarget={menuId}
            popoverTargetAction="hide"
            aria-label="Close menu"
            className={iconButton}
          >
            <X aria-hidden="true" className="size-5" />
          </button>
        </div>
        <div className="space-y-4 px-3 pb-6">
          <NavigationLinks {...{ mode, isSetUp, portals }} label="Menu" />
          <div className="border-t border-line pt-3">
            <Link href="/docs" className={navigationLinkClasses}>
              <BookOpen aria-hidden="true" />
              Documentation
            </Link>
            <Link href={`/dashboard/${mode}/account`} className={navigationLinkClasses}>
              <CircleUserRound aria-hidden="true" />
              Your account
            </Link>
            <SignOutButton className={navigationLinkClasses} />
          </div>
        </div>
      </div>
    </div>
  );
}
