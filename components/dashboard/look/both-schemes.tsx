"use client";

import { Stage } from "@/components/ui/stage";
import type { Scheme } from "@/lib/appearance/contrast-list";
import type { PreviewCustomers } from "@/lib/merchant/preview";
import type { SettingChange } from "@/lib/settings/differences";
import type { Mode } from "@/lib/tenancy";
import { NothingToPreview } from "../preview/nothing-to-preview";
import { PreviewFrame } from "../preview/preview-frame";
import { PreviewSkeleton } from "../preview/preview-skeleton";
import { usePreview } from "../preview/use-preview";
import { useArrived } from "../settings/use-arrived";

type BothSchemesProps = {
  mode: Mode;
  customers: Promise<PreviewCustomers>;
  changes: readonly SettingChange[];
};

const pages: Record<Scheme, string> = { light: "On a light page", dark: "On a dark page" };

/** Previews the portal on a light page and on a dark page. */
export function BothSchemes({ mode, customers, changes }: BothSchemesProps) {
  const found = useArrived(customers);
  const customer = found?.ok ? (found.customers[0]?.id ?? "") : "";
  const { preview, renew } = usePreview({ mode, customer, changes });
  return (
    <>
      {(["light", "dark"] as const).map((scheme) => (
        <Stage
          key={scheme}
          label={pages[scheme]}
          head={<span className="font-medium">{pages[scheme]}</span>}
          className="h-[calc((100dvh-var(--bar)-5rem)/2)] min-h-80"
        >
          {found && !found.ok && <NothingToPreview mode={mode} reason={found.reason} />}
          {preview.state === "waiting" && found?.ok !== false && <PreviewSkeleton />}
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
    </>
  );
}
