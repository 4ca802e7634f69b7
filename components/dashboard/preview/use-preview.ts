import { usePathname } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { startPreview } from "@/app/dashboard/[mode]/preview/actions";
import type { SettingChange } from "@/lib/settings/differences";
import type { Mode } from "@/lib/tenancy";
import { portalIn } from "../navigation";

type Wanted = { mode: Mode; customer: string; changes: readonly SettingChange[] };

export type Preview =
  { state: "waiting" } | { state: "there"; address: string } | { state: "refused"; message: string };

/** Waits this long after a change, so that several quick changes load only one preview. */
const settleMs = 250;

/**
 * The URL of a preview with the current changes, replaced soon after each change. `renew` replaces an expired preview.
 * The previous preview stays visible until the next has loaded.
 */
export function usePreview({ mode, customer, changes }: Wanted): { preview: Preview; renew: () => void } {
  const [preview, setPreview] = useState<Preview>({ state: "waiting" });
  const [round, setRound] = useState(0);
  const latest = useRef(0);
  const wanted = JSON.stringify(changes);
  const portalId = portalIn(usePathname());

  useEffect(() => {
    if (customer === "") return;
    const asked = ++latest.current;
    const timer = setTimeout(async () => {
      const form = new FormData();
      form.set("mode", mode);
      if (portalId) form.set("portal", portalId);
      form.set("customer", customer);
      form.set("changes", wanted === "[]" ? "" : wanted);
      const answer = await startPreview(form).catch(() => null);
      // A later change has made this preview outdated.
      if (asked !== latest.current) return;
      if (answer?.ok) setPreview({ state: "there", address: answer.value.address });
      else
        setPreview({
          state: "refused",
          message: answer?.error.message ?? "We couldn’t load the preview. Check your connection.",
        });
    }, settleMs);
    return () => clearTimeout(timer);
  }, [mode, portalId, customer, wanted, round]);

  return { preview, renew: () => setRound((now) => now + 1) };
}
