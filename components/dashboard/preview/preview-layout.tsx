"use client";

import { type ReactNode, useState } from "react";
import { Segmented } from "@/components/ui/segmented";

type PreviewLayoutProps = {
  /** The form's label in the switch, on screens too narrow to show form and preview together. */
  formLabel: string;
  /** One or more previews of the portal. */
  preview: ReactNode;
  children: ReactNode;
};

/** A form with the portal's preview beside it. On narrow screens, a switch shows the form or the preview. */
export function PreviewLayout({ formLabel, preview, children }: PreviewLayoutProps) {
  const [shown, show] = useState<"form" | "preview">("form");
  return (
    <div
      data-wide
      className="grid grid-cols-1 items-start gap-x-7 lg:grid-cols-[minmax(0,1fr)_minmax(0,25.25rem)]"
    >
      <div className="sticky top-(--bar) z-10 -mx-4 mb-3 border-b border-line bg-surface px-4 py-2 md:-mx-8 md:px-8 lg:hidden">
        <Segmented
          label="Show"
          name="shown"
          options={[
            { value: "form", label: formLabel },
            { value: "preview", label: "Preview" },
          ]}
          value={shown}
          onChange={show}
          className="flex w-full"
        />
      </div>
      <div className={shown === "form" ? "min-w-0" : "min-w-0 max-lg:hidden"}>{children}</div>
      <div
        className={`grid grid-cols-1 gap-4 lg:sticky lg:top-[calc(var(--bar)+1.5rem)] ${shown === "preview" ? "" : "max-lg:hidden"}`}
      >
        {preview}
      </div>
    </div>
  );
}
