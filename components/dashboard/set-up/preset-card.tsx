"use client";

import { Check } from "lucide-react";
import { useId } from "react";
import { changesBetween } from "@/lib/settings/differences";
import type { PermissionPreset } from "@/lib/settings/permission-presets";
import type { PortalSettings } from "@/lib/settings/schema";
import type { Mode } from "@/lib/tenancy";
import { PreviewFrame } from "../preview/preview-frame";
import { usePreview } from "../preview/use-preview";

type PresetCardProps = {
  mode: Mode;
  preset: PermissionPreset;
  chosen: PortalSettings;
  /** The customer whose portal is shown; empty until a customer is known. */
  customer: string;
  isPicked: boolean;
  onPick: () => void;
};

/** One preset: its name, a real preview, and its permissions. On a phone, only the picked card is open. */
export function PresetCard({ mode, preset, chosen, customer, isPicked, onPick }: PresetCardProps) {
  const id = useId();
  const { name, title, line, includes, values } = preset;
  const changes = changesBetween(chosen, { ...chosen, ...values });
  const { preview, renew } = usePreview({ mode, customer, changes });
  const details = isPicked ? "" : "max-md:hidden";
  return (
    <label className="relative flex flex-col overflow-hidden rounded-[10px] border border-line-mid bg-surface has-checked:border-accent-fill has-checked:shadow-[0_0_0_1px_var(--color-accent-fill)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <input
        type="radio"
        name="preset"
        value={name}
        checked={isPicked}
        onChange={onPick}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-details`}
        className="absolute end-3.5 top-3.5 size-4"
      />
      <span className="grid gap-0.5 px-3.5 py-3">
        <strong id={`${id}-title`} className="pe-7 font-semibold">
          {title}
        </strong>
        <span className="text-help text-muted">{line}</span>
      </span>
      {customer !== "" && (
        <span
          aria-hidden="true"
          className={`relative block h-79 overflow-hidden border-y border-line bg-canvas mask-b-from-80% ${details}`}
        >
          {preview.state === "there" && (
            <PreviewFrame
              address={`${preview.address}&scheme=light`}
              title={`The portal: ${title}`}
              isInert
              onExpired={renew}
              className="pointer-events-none h-[151.6%] w-[151.6%] origin-top-left scale-66 rtl:origin-top-right"
            />
          )}
        </span>
      )}
      <span
        id={`${id}-details`}
        className={`grid content-start gap-1 px-3.5 pt-2.5 pb-3.5 text-help text-muted ${details}`}
      >
        {includes.map((each) => (
          <span key={each} className="flex gap-1.75">
            <Check aria-hidden="true" className="mt-0.75 size-3.5 shrink-0 text-positive" />
            {each}
          </span>
        ))}
      </span>
    </label>
  );
}
