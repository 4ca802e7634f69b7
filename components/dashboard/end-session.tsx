"use client";

import { endSession } from "@/app/dashboard/[mode]/account/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";

export function EndSession({ id, device }: { id: string; device: string }) {
  return (
    <ActionForm action={endSession} label={`End the session of ${device}`} className="space-y-3">
      {({ isPending }) => (
        <>
          <input type="hidden" name="id" value={id} />
          <Button type="submit" size="small" aria-disabled={isPending}>
            {isPending ? "Ending…" : "End session"}
            <span className="sr-only"> of {device}</span>
          </Button>
        </>
      )}
    </ActionForm>
  );
}
