"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { Mode } from "@/lib/tenancy";
import { inMode } from "./navigation";

const labels: Record<Mode, string> = { test: "Test", live: "Live" };
const chosen: Record<Mode, string> = {
  test: "aria-[current]:bg-test aria-[current]:text-on-test",
  live: "aria-[current]:bg-surface aria-[current]:text-ink",
};

/** Switches between the two modes, which share no data, and stays on the same page. */
export function ModeSwitch({ mode }: { mode: Mode }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Mode" className="grid grid-cols-2 gap-0.5 rounded-md border border-line bg-sunken p-0.5">
      {(["test", "live"] as const).map((each) => (
        <Link
          key={each}
          href={inMode(pathname, each)}
          aria-current={each === mode ? "true" : undefined}
          className={`flex min-h-7 items-center justify-center rounded-sm text-xs font-medium text-muted transition-colors hover:text-ink ${chosen[each]}`}
        >
          {labels[each]}
          <span className="sr-only"> mode</span>
        </Link>
      ))}
    </nav>
  );
}
