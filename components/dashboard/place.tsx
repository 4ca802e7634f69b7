import type { Mode } from "@/lib/tenancy";

/** The mode and the portal that a form is about. */
export function Place({ mode, portalId }: { mode: Mode; portalId: string | undefined }) {
  return (
    <>
      <input type="hidden" name="mode" value={mode} />
      {portalId && <input type="hidden" name="portal" value={portalId} />}
    </>
  );
}
