"use client";

import { CircleAlert, Globe } from "lucide-react";
import { allowOrigins, removeOrigin } from "@/app/dashboard/[mode]/embed/actions";
import { ActionForm, errorOf } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { controlClasses, FieldError } from "@/components/ui/field";
import type { TriedSite } from "@/lib/merchant/refused-visits";
import type { Mode } from "@/lib/tenancy";
import { GuardedForm } from "../guarded-form";
import { Place } from "../place";
import { AllowOrigin } from "./allow-origin";

type SitesProps = {
  mode: Mode;
  portalId: string | undefined;
  origins: readonly string[];
  /** Sites that tried to show the portal and aren't allowed. */
  tried: readonly TriedSite[];
};

const line = "flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1.5 px-3.5 py-2";

/** Lists the allowed sites and the refused sites, and has a field to allow another site. */
export function Sites({ mode, portalId, origins, tried }: SitesProps) {
  return (
    <div className="overflow-hidden rounded-[10px] border border-line">
      <ul aria-label="Allowed sites" className="divide-y divide-line">
        {origins.map((origin) => (
          <li key={origin} className={line}>
            <Globe aria-hidden="true" className="size-4 shrink-0 text-faint" />
            <span className="min-w-0 flex-1 truncate font-mono text-help" title={origin}>
              {origin}
            </span>
            <RemoveOrigin mode={mode} portalId={portalId} origin={origin} />
          </li>
        ))}
        {origins.length === 0 && (
          <li className={`${line} text-muted`}>
            <Globe aria-hidden="true" className="size-4 shrink-0 text-faint" />
            {mode === "test"
              ? "No sites yet, so the portal only opens on localhost."
              : "No sites yet, so the portal won’t open anywhere."}
          </li>
        )}
        {tried.map((site) => (
          <li key={site.origin} className={`${line} bg-caution-soft`}>
            <CircleAlert aria-hidden="true" className="size-4 shrink-0 text-caution" />
            <span className="min-w-0 flex-1 truncate font-mono text-help" title={site.origin}>
              {site.origin}
            </span>
            <span className="text-help text-caution">
              Refused {site.count === 1 ? "once" : `${site.count.toLocaleString("en-US")} times`} this week
            </span>
            <AllowOrigin mode={mode} portalId={portalId} origin={site.origin} />
          </li>
        ))}
      </ul>
      <AddOrigin mode={mode} portalId={portalId} />
    </div>
  );
}

function AddOrigin({ mode, portalId }: Pick<SitesProps, "mode" | "portalId">) {
  return (
    <GuardedForm
      action={allowOrigins}
      label="Add a site"
      emptiesWhenDone
      className="space-y-1.5 border-t border-line px-3.5 py-2.5"
    >
      {({ result, isPending }) => {
        const error = errorOf(result, "origins");
        return (
          <>
            <Place mode={mode} portalId={portalId} />
            <div className="flex gap-2">
              <input
                name="origins"
                aria-label="Site"
                aria-invalid={error ? true : undefined}
                aria-describedby="site-error"
                placeholder="https://app.example.com or https://*.example.com"
                autoComplete="off"
                spellCheck={false}
                inputMode="url"
                maxLength={2_000}
                className={`${controlClasses} min-w-0 flex-1 font-mono`}
              />
              <Button type="submit" aria-disabled={isPending}>
                {isPending ? "Adding…" : "Add"}
              </Button>
            </div>
            <div id="site-error" className="empty:hidden">
              {error && <FieldError>{error}</FieldError>}
            </div>
          </>
        );
      }}
    </GuardedForm>
  );
}

function RemoveOrigin({
  mode,
  portalId,
  origin,
}: {
  mode: Mode;
  portalId: string | undefined;
  origin: string;
}) {
  return (
    <ActionForm action={removeOrigin} label={`Remove ${origin}`} className="inline-block">
      {({ isPending }) => (
        <>
          <Place mode={mode} portalId={portalId} />
          <input type="hidden" name="origin" value={origin} />
          <Button type="submit" tone="quiet" size="small" aria-disabled={isPending}>
            {isPending ? "Removing…" : "Remove"}
            <span className="sr-only"> {origin}</span>
          </Button>
        </>
      )}
    </ActionForm>
  );
}
