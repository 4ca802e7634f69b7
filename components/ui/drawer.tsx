"use client";

import { X } from "lucide-react";
import { type ReactNode, type RefObject, useId } from "react";
import { Button } from "./button";

type DrawerProps = {
  /** Open it with `drawer.current?.showModal()`. */
  drawer: RefObject<HTMLDialogElement | null>;
  title: string;
  children: ReactNode;
  onClose?: () => void;
};

/** A modal dialog at the end edge of the window, for a long list beside the page. It behaves like Dialog. */
export function Drawer({ drawer, title, children, onClose }: DrawerProps) {
  const titleId = useId();
  return (
    <dialog
      ref={drawer}
      aria-labelledby={titleId}
      onClose={onClose}
      className="fixed inset-y-0 start-auto end-0 m-0 h-dvh max-h-none w-[min(27.5rem,100vw)] max-w-none bg-raised text-start text-sm whitespace-normal text-ink shadow-floating open:grid open:grid-rows-[auto_minmax(0,1fr)]"
    >
      <div className="flex items-center justify-between border-b border-line py-3 ps-5 pe-3">
        <h2 id={titleId} className="text-base leading-6 font-semibold">
          {title}
        </h2>
        <Button
          tone="quiet"
          aria-label="Close"
          className="w-8 px-0! max-md:w-10"
          onClick={() => drawer.current?.close()}
        >
          <X aria-hidden="true" className="size-4" />
        </Button>
      </div>
      <div className="overflow-y-auto px-5 pt-2 pb-6">{children}</div>
    </dialog>
  );
}
