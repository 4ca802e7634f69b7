"use client";

import { type ReactNode, type RefObject, useId } from "react";

type DialogProps = {
  /** Open it with `dialog.current?.showModal()`. */
  dialog: RefObject<HTMLDialogElement | null>;
  title: string;
  children: ReactNode;
  onClose?: () => void;
  /** "wide" is 620 px, for a table or code. */
  width?: "usual" | "wide";
};

/** The browser's own modal dialog: it traps focus, closes on Escape and restores focus. */
export function Dialog({ dialog, title, children, onClose, width = "usual" }: DialogProps) {
  const titleId = useId();
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className={`m-auto max-h-[calc(100dvh-3rem)] w-[calc(100%-1.5rem)] overflow-y-auto rounded-xl bg-raised p-5 text-start text-sm whitespace-normal text-ink shadow-floating ${width === "wide" ? "max-w-[38.75rem]" : "max-w-[30rem]"}`}
    >
      <h2 id={titleId} className="text-base leading-6 font-semibold text-balance">
        {title}
      </h2>
      <div className="mt-1.5 space-y-4 text-muted">{children}</div>
    </dialog>
  );
}
