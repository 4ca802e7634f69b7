import { useEffect, useRef, useState } from "react";
import { read } from "@/app/portal/[portalId]/actions";
import { usePortal } from "../shell/portal-context";

const pollIntervalMs = 3_000;
/**
 * One check every three seconds makes 15 minutes, while the page is visible. After that, the checks start
 * over when the customer returns to the tab.
 */
const maxChecks = 300;

type AwaitedSetup = {
  setupId: string;
  /**
   * Whether the customer is saving the card in another tab right now. If not, there is no check every few seconds.
   */
  isPatient: boolean;
};

/**
 * Checks whether a card was saved elsewhere: immediately, whenever the customer returns to this tab, and every
 * few seconds while the tab is visible. Returns why the last attempt was declined, or null.
 */
export function useCardProgress(
  awaited: AwaitedSetup | null,
  onSaved: (setupId: string) => void,
): string | null {
  const { token, renew } = usePortal();
  const [last, setLast] = useState<{ setupId: string; message: string | null } | null>(null);
  const savedCallback = useRef(onSaved);
  const renewPage = useRef(renew);
  useEffect(() => {
    savedCallback.current = onSaved;
    renewPage.current = renew;
  });

  const setupId = awaited?.setupId;
  const isPatient = awaited?.isPatient ?? false;
  useEffect(() => {
    if (!setupId) return;
    const awaitedId = setupId;
    let timer = 0;
    let checks = 0;
    let isOver = false;
    async function check() {
      clearTimeout(timer);
      if (isOver || document.hidden) return;
      // A failed check proves nothing; the next one may succeed.
      const answer = await read(token, "read_card", { setupId: awaitedId }).catch(() => null);
      if (isOver) return;
      if (answer?.ok) {
        setLast({ setupId: awaitedId, message: answer.value.message });
        if (answer.value.status === "saved") savedCallback.current(awaitedId);
        if (answer.value.status === "canceled") return;
        // Don't reopen the dialog: that would start another set-up, and the next visit checks the current set-up
        // anyway.
      } else if (answer?.error.code === "visit_expired") {
        return renewPage.current({ dialog: undefined });
      }
      checks += 1;
      if (isPatient && checks < maxChecks) timer = window.setTimeout(check, pollIntervalMs);
    }
    const comeBack = () => {
      checks = 0;
      void check();
    };
    document.addEventListener("visibilitychange", comeBack);
    void check();
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", comeBack);
    };
  }, [token, setupId, isPatient]);

  return isPatient && last?.setupId === setupId ? (last?.message ?? null) : null;
}
