"use client";

import { Monitor, Moon, ShieldCheck, Smartphone, Sun } from "lucide-react";
import { useState } from "react";
import { InlineLink } from "@/components/ui/inline-link";
import { Segmented } from "@/components/ui/segmented";
import { Stage } from "@/components/ui/stage";
import type { PreviewCustomers } from "@/lib/merchant/preview";
import type { SettingChange } from "@/lib/settings/differences";
import type { Mode } from "@/lib/tenancy";
import { useArrived } from "../settings/use-arrived";
import { CustomerPicker } from "./customer-picker";
import { NothingToPreview } from "./nothing-to-preview";
import { PreviewFrame } from "./preview-frame";
import { PreviewSkeleton } from "./preview-skeleton";
import { usePreview } from "./use-preview";

export type Scheme = "light" | "dark";
type Device = "phone" | "desktop";

const devices = [
  { value: "phone", label: "Phone", icon: <Smartphone aria-hidden="true" className="size-3.5" /> },
  { value: "desktop", label: "Desktop", icon: <Monitor aria-hidden="true" className="size-3.5" /> },
] as const;

const schemes = [
  { value: "light", label: "Light", icon: <Sun aria-hidden="true" className="size-3.5" /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden="true" className="size-3.5" /> },
] as const;

type PortalPreviewProps = {
  mode: Mode;
  customers: Promise<PreviewCustomers>;
  changes: readonly SettingChange[];
};

/** Shows a customer's real portal with the unsaved changes. Clicks in the preview change nothing in Stripe. */
export function PortalPreview({ mode, customers, changes }: PortalPreviewProps) {
  const found = useArrived(customers);
  const [chosen, choose] = useState<string>();
  const [device, setDevice] = useState<Device>("phone");
  const [scheme, setScheme] = useState<Scheme>("light");
  const customer = chosen ?? (found?.ok ? (found.customers[0]?.id ?? "") : "");
  const { preview, renew } = usePreview({ mode, customer, changes });
  const address = preview.state === "there" ? `${preview.address}&scheme=${scheme}` : undefined;
  return (
    <Stage
      label="Preview"
      className="h-[calc(100dvh-var(--bar)-5rem)] min-h-100"
      head={
        <>
          <CustomerPicker
            customers={found?.ok ? found.customers : []}
            value={customer}
            onChoose={choose}
            problem={preview.state === "refused" ? preview.message : undefined}
          />
          <Segmented label="Device" name="device" options={devices} value={device} onChange={setDevice} />
          <Segmented label="Colors" name="scheme" options={schemes} value={scheme} onChange={setScheme} />
        </>
      }
      foot={<Foot address={address} isChanged={changes.length > 0} />}
    >
      {found && !found.ok && <NothingToPreview mode={mode} reason={found.reason} />}
      {preview.state === "waiting" && found?.ok !== false && <PreviewSkeleton />}
      {address && (
        <PreviewFrame
          address={address}
          title="The portal as the customer sees it"
          onExpired={renew}
          className={
            device === "phone"
              ? "h-full"
              : "h-[181.8%] w-[181.8%] origin-top-left scale-[0.55] rtl:origin-top-right"
          }
        />
      )}
    </Stage>
  );
}

function Foot({ address, isChanged }: { address: string | undefined; isChanged: boolean }) {
  return (
    <>
      <ShieldCheck aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="min-w-0 flex-1">
        {isChanged && "Shows unsaved changes. "}Nothing here changes Stripe.
      </span>
      {address && (
        <InlineLink href={address} target="_blank" rel="noopener" prefetch={false}>
          Open<span className="sr-only"> the preview in a new tab</span>
        </InlineLink>
      )}
    </>
  );
}
