"use client";

import { Menu as MenuIcon } from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { buttonClasses } from "@/components/ui/button";
import { Sidebar, type SidebarProps } from "./sidebar";

const sheetId = "dashboard-menu";

/** The sidebar as a sheet, for screens too narrow to show both. Opens before any script runs. */
export function Menu(props: SidebarProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const pathname = usePathname();
  useEffect(() => sheet.current?.hidePopover(), [pathname]);
  return (
    <>
      <button type="button" popoverTarget={sheetId} className={buttonClasses("plain", "small")}>
        <MenuIcon aria-hidden="true" className="size-4" />
        Menu
      </button>
      <div
        ref={sheet}
        id={sheetId}
        popover="auto"
        className="fixed inset-y-0 start-0 end-auto m-0 h-dvh max-h-none w-72 max-w-[85vw] overflow-y-auto border-e border-line bg-surface text-sm text-ink shadow-floating"
      >
        <Sidebar {...props} />
      </div>
    </>
  );
}
