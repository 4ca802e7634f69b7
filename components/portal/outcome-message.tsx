import { useEffect, useRef } from "react";
import type { Outcome } from "./outcome";
import { usePortal } from "./portal-context";
import { DoneIcon, WarningIcon } from "./icons";
import { secondaryButton } from "./button-classes";
import { ExternalLink } from "./external-link";
import { toneClasses } from "./tone";

/**
 * Says what became of the last click, takes the focus and comes into sight: the button that was pressed may be gone,
 * and the answer may stand far above it.
 */
export function OutcomeMessage({ outcome, id }: { outcome: Outcome; id?: string }) {
  const { frame, reload, view } = usePortal();
  const message = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!message.current) return;
    message.current.focus({ preventScroll: true });
    if (!outcome.dialog) frame.bringIntoSight(message.current);
  }, [outcome, frame]);

  return (
    <div
      ref={message}
      id={id}
      tabIndex={-1}
      className={`flex gap-2 rounded-md px-4 py-3 wrap-anywhere ${toneClasses[outcome.tone]}`}
    >
      {outcome.tone === "good" ? <DoneIcon /> : <WarningIcon />}
      <div className="flex flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="min-w-0">{outcome.text}</p>
        {outcome.link && (
          <ExternalLink href={outcome.link.url} className={secondaryButton} label={outcome.link.label} />
        )}
        {outcome.reload && (
          <button type="button" className={secondaryButton} onClick={() => reload(outcome.reload ?? "view")}>
            {view.text.reload}
          </button>
        )}
      </div>
    </div>
  );
}
