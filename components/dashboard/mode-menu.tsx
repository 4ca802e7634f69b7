"use client";

import { Check, ChevronsUpDown, FlaskConical } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { menuItemClasses, PopoverMenu } from "@/components/ui/popover-menu";
import type { Mode } from "@/lib/tenancy";
import { inMode } from "./navigation";

const menuId = "mode-menu";

const modes = [
  { mode: "live", label: "Live mode", help: "Real customers, real money" },
  { mode: "test", label: "Test mode", help: "Test customers, no real money" },
] as const;

const pills: Record<Mode, string> = {
  test: "bg-test text-on-test",
  live: "border border-line-mid bg-surface text-ink hover:border-line-strong",
};

/**
 * Names the current mode, and switches to the same page in the other mode, which has its own data. In test
 * mode, the button is amber, like the edge of the window.
 */
export function ModeMenu({ mode }: { mode: Mode }) {
  const pathname = usePathname();
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => menu.current?.hidePopover(), [pathname]);
  return (
    <>
      <button
        type="button"
        popoverTarget={menuId}
        className={`inline-flex min-h-6.5 shrink-0 items-center gap-1.5 rounded-full px-2 text-help font-semibold whitespace-nowrap max-md:min-h-9 max-md:px-3 ${pills[mode]}`}
      >
        <ModeMark mode={mode} />
        {mode === "test" ? "Test mode" : "Live mode"}
        <ChevronsUpDown aria-hidden="true" className="size-3.5" />
      </button>
      <PopoverMenu id={menuId} ref={menu}>
        <nav aria-label="Mode" className="w-66">
          {modes.map(({ mode: each, label, help }) => (
            <Link
              key={each}
              href={inMode(pathname, each)}
              aria-current={each === mode ? "true" : undefined}
              className={`${menuItemClasses} items-start py-1.75`}
            >
              <span className="flex h-5 w-3.5 items-center justify-center text-caution">
                <ModeMark mode={each} />
              </span>
              <span className="min-w-0 flex-1">
                {label}
                <span className="block text-help font-normal text-muted">{help}</span>
              </span>
              {each === mode && <Check aria-hidden="true" className="mt-0.75 size-3.5" />}
            </Link>
          ))}
        </nav>
      </PopoverMenu>
    </>
  );
}

function ModeMark({ mode }: { mode: Mode }) {
  if (mode === "test") return <FlaskConical aria-hidden="true" className="size-3.5 shrink-0" />;
  return <span aria-hidden="true" className="size-2 shrink-0 rounded-full bg-positive-dot" />;
}
