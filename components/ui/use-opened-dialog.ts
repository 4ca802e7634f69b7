"use client";

import { useEffect, useRef, useState } from "react";

/**
 * For a `Dialog` that is rendered only while it is open, because it is long or because each row of a list has
 * one. While `isOpen`, render it with `dialog` and `onClose`. `close` closes it as Escape does, so that the
 * focus returns.
 */
export function useOpenedDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
  }, [isOpen]);
  return {
    dialog,
    isOpen,
    open: () => setOpen(true),
    close: () => dialog.current?.close(),
    onClose: () => setOpen(false),
  };
}
