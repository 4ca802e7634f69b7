"use client";

import { type ReactNode, useState } from "react";
import { Segmented } from "@/components/ui/segmented";
import { Stage } from "@/components/ui/stage";
import type { Scheme } from "@/lib/appearance/contrast-list";
import type { PreviewCustomers } from "@/lib/merchant/preview";
import type { SettingChange } from "@/lib/settings/differences";
import type { Mode } from "@/lib/tenancy";
import { NothingToPreview } from "../preview/nothing-to-preview";
import { PreviewFrame } from "../preview/preview-frame";
import { usePreview } from "../preview/use-preview";
import { useArrived } from "../settings/use-arrived";

type LookLayoutProps = {
  mode: Mode;
  customers: Promise<PreviewCustomers>;
  changes: readonly SettingChange[];
  children: ReactNode;
};

const pages: Record<Scheme, string> = { light: "On a light page", dark: "On a dark page" };

/** The form with the portal on a light and on a dark page beside it. Where one column fits, a switch shows one or both. */
export function LookLayout({ mode, customers, changes, children }: LookLayoutProps) {
  const [shown, show] = useState<"form" | "preview">("form");
  const found = useArrived(customers);
  const customer = found?.ok ? (found.customers[0]?.id ?? "") : "";
  const { preview, renew } = usePreview({ mode, customer, changes });
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
            { value: "form", label: "Look" },
            { value: "preview", label: "Preview" },
          ]}
          value={shown}
          onChange={show}
          className="flex w-full"
        />
      </div>
      <div className={shown === "form" ? "min-w-0" : "min-w-0 max-lg:hidden"}>{children}</div>
      <div
        className={`grid gap-4 lg:sticky lg:top-[calc(var(--bar)+1.5rem)] ${shown === "preview" ? "" : "max-lg:hidden"}`}
      >
        {(["light", "dark"] as const).map((scheme) => (
          <Stage
            key={scheme}
            label={pages[scheme]}
            head={<span className="font-medium">{pages[scheme]}</span>}
            className="h-[calc((100dvh-var(--bar)-5rem)/2)] min-h-80"
          >
            {found && !found.ok && <NothingToPreview mode={mode} reason={found.reason} />}
            {preview.state === "there" && (
              <PreviewFrame
                address={`${preview.address}&scheme=${scheme}`}
                title={`The portal, ${pages[scheme].toLowerCase()}`}
                onExpired={renew}
                className="h-full"
              />
            )}
          </Stage>
        ))}
      </div>
    </div>
  );
}
