"use client";

import { CircleUserRound } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { menuItemClasses, PopoverMenu } from "@/components/ui/popover-menu";
import type { Mode } from "@/lib/tenancy";
import { SignOutButton } from "./sign-out-button";

const menuId = "account-menu";

/** The member's own menu: account and sign-out. */
export function AccountMenu({ mode, email }: { mode: Mode; email: string }) {
  const menu = useRef<HTMLDivElement>(null);
  const pathname = usePathname();
  useEffect(() => menu.current?.hidePopover(), [pathname]);
  return (
    <>
      <button
        type="button"
        popoverTarget={menuId}
        aria-label={`${email}, your account`}
        className="inline-grid size-8 shrink-0 place-items-center rounded-md hover:bg-hover max-md:hidden"
      >
        <span
          aria-hidden="true"
          className="inline-grid size-7 place-items-center rounded-full bg-accent-soft text-[0.6875rem] font-semibold text-accent uppercase"
        >
          {email.slice(0, 2)}
        </span>
      </button>
      <PopoverMenu id={menuId} ref={menu} edge="end">
        <p className="truncate px-2 py-1.5 text-help text-muted" title={email}>
          {email}
        </p>
        <hr className="m-1 border-t border-line" />
        <Link href={`/dashboard/${mode}/account`} className={menuItemClasses}>
          <CircleUserRound aria-hidden="true" className="size-4 text-faint" />
          Your account
        </Link>
        <SignOutButton className={menuItemClasses} />
      </PopoverMenu>
    </>
  );
}
