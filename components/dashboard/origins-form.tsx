"use client";

import { saveOrigins } from "@/app/dashboard/[mode]/embed/actions";
import { errorOf } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import type { Mode } from "@/lib/tenancy";
import { GuardedForm } from "./guarded-form";

/** Edits the allowed origins, one per line. */
export function OriginsForm({ mode, origins }: { mode: Mode; origins: string[] }) {
  return (
    <GuardedForm
      action={saveOrigins}
      label="Sites that may show the portal"
      doneMessage="The list is saved."
      className="max-w-[35rem] space-y-4"
    >
      {({ result, isPending }) => (
        <>
          <input type="hidden" name="mode" value={mode} />
          <TextArea
            // A new key after saving shows the list as it was parsed.
            key={origins.join("\n")}
            label="Origins, one a line"
            name="origins"
            rows={Math.max(3, origins.length + 1)}
            defaultValue={origins.join("\n")}
            placeholder="https://app.example.com"
            spellCheck={false}
            className="font-mono"
            help="Scheme and host, and the port if there is one. No path and no star."
            error={errorOf(result, "origins")}
          />
          <Button type="submit" aria-disabled={isPending}>
            {isPending ? "Saving…" : "Save list"}
          </Button>
        </>
      )}
    </GuardedForm>
  );
}
