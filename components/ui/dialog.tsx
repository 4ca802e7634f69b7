"use client";

import { type ReactNode, type RefObject, useId } from "react";

type DialogProps = {
  dialog: RefObject<HTMLDialogElement | null>;
  title: string;
  children: ReactNode;
  onClose?: () => void;
};

/** The browser's own modal dialog: it traps focus, closes on Escape and restores focus. */
export function Dialog({ dialog, title, children, onClose }: DialogProps) {
  const titleId = useId();
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className="m-auto w-[calc(100%-2rem)] max-w-md rounded-xl border border-line bg-surface p-6 text-ink shadow-floating text-start whitespace-normal"
    >
      <h2 id={titleId} className="text-base font-semibold text-balance">
        {title}
      </h2>
      <div className="mt-2 space-y-5 text-sm leading-6 text-muted">{children}</div>
    </dialog>
  );
}
