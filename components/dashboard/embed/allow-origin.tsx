"use client";

import { allowOrigins } from "@/app/dashboard/[mode]/embed/actions";
import { errorOf } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import type { Mode } from "@/lib/tenancy";
import { GuardedForm } from "../guarded-form";
import { Place } from "../place";

type AllowOriginProps = {
  mode: Mode;
  portalId: string | undefined;
  origin: string;
  onAllowed?: () => void;
};

/** Allows one origin with one click. */
export function AllowOrigin({ mode, portalId, origin, onAllowed }: AllowOriginProps) {
  return (
    <GuardedForm
      action={allowOrigins}
      onDone={onAllowed}
      label={`Allow ${origin}`}
      className="inline-block space-y-1"
    >
      {({ result, isPending }) => (
        <>
          <Place mode={mode} portalId={portalId} />
          <input type="hidden" name="origins" value={origin} />
          <Button type="submit" size="small" aria-disabled={isPending}>
            {isPending ? "Allowing…" : "Allow"}
            <span className="sr-only"> {origin}</span>
          </Button>
          {errorOf(result, "origins") && <FieldError>{errorOf(result, "origins")}</FieldError>}
        </>
      )}
    </GuardedForm>
  );
}
