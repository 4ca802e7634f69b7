"use client";

import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

type SettingGroupProps = {
  title: string;
  /** A few words on the group's settings, shown in the heading while the group is closed. */
  summary: string;
  /** A problem in the group, such as a refused value. */
  alert?: string | undefined;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
  children: ReactNode;
};

/** A collapsible group of settings, which works before any script runs. */
export function SettingGroup({ title, summary, alert, isOpen, onToggle, children }: SettingGroupProps) {
  return (
    <details
      open={isOpen}
      onToggle={(event) => onToggle(event.currentTarget.open)}
      className="group/settings rounded-[10px] border border-line"
    >
      <summary className="flex min-h-12 list-none items-center gap-2.5 rounded-[10px] px-4 py-3 transition-colors hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-faint transition-transform group-open/settings:rotate-90 rtl:-scale-x-100"
        />
        <span className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-3">
          <h2 className="font-semibold">{title}</h2>
          <span
            className={`max-w-full truncate text-help ${alert ? "font-medium text-caution" : "text-muted"}`}
          >
            {alert ?? summary}
          </span>
        </span>
      </summary>
      {children}
    </details>
  );
}
