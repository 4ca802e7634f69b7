"use client";

import { useState } from "react";
import { choosePreset } from "@/app/dashboard/[mode]/overview/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import type { PreviewCustomers } from "@/lib/merchant/preview";
import type { PermissionPreset } from "@/lib/settings/permission-presets";
import type { PortalSettings } from "@/lib/settings/schema";
import type { Mode } from "@/lib/tenancy";
import { useArrived } from "../settings/use-arrived";
import { PresetCard } from "./preset-card";

type PresetStepProps = {
  mode: Mode;
  presets: readonly PermissionPreset[];
  chosen: PortalSettings;
  customers: Promise<PreviewCustomers>;
};

/** Three presets of allowed operations, each with a preview of the resulting portal. */
export function PresetStep({ mode, presets, chosen, customers }: PresetStepProps) {
  const [picked, pick] = useState<PermissionPreset["name"]>("usual");
  const found = useArrived(customers);
  const customer = found?.ok ? (found.customers[0]?.id ?? "") : "";
  const title = presets.find(({ name }) => name === picked)?.title;
  return (
    <ActionForm action={choosePreset} label="What customers can do" className="space-y-4">
      {({ isPending }) => (
        <>
          <input type="hidden" name="mode" value={mode} />
          <p className="text-help text-muted">Pick the closest one. You can change every setting later.</p>
          <div
            role="radiogroup"
            aria-label="What customers can do"
            className="grid grid-cols-1 gap-3 md:grid-cols-3"
          >
            {presets.map((preset) => (
              <PresetCard
                key={preset.name}
                mode={mode}
                preset={preset}
                chosen={chosen}
                customer={customer}
                isPicked={preset.name === picked}
                onPick={() => pick(preset.name)}
              />
            ))}
          </div>
          <div className="flex flex-wrap gap-2">
            <Button type="submit" tone="primary" aria-disabled={isPending}>
              {isPending ? "Saving…" : `Use ${title}`}
            </Button>
            <ButtonLink href={`/dashboard/${mode}/settings`} tone="quiet">
              Choose each setting myself
            </ButtonLink>
          </div>
        </>
      )}
    </ActionForm>
  );
}
