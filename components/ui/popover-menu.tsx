"use client";

import type { ReactNode, Ref } from "react";

type PopoverMenuProps = {
  /** Unique in the page. A `<button popoverTarget={id}>` opens the menu, even before any script runs. */
  id: string;
  /** The edge of the button that the menu aligns with. */
  edge?: "start" | "end";
  children: ReactNode;
  ref?: Ref<HTMLDivElement>;
};

/**
 * A small list of links or buttons under the button that opens it. The list is the browser's popover, so it closes with
 * Escape or a click elsewhere. It doesn't have `role="menu"`, because Tab moves through its entries as in any list of
 * links. Browsers without anchor positioning show the list at the edge of the window.
 */
export function PopoverMenu({ id, edge = "start", children, ref }: PopoverMenuProps) {
  const place =
    edge === "start"
      ? "start-3 end-auto [position-area:block-end_span-inline-end]"
      : "start-auto end-3 [position-area:block-end_span-inline-start]";
  return (
    <div
      ref={ref}
      id={id}
      popover="auto"
      className={`fixed inset-y-auto top-13 m-0 mt-1 max-w-[calc(100vw-1.5rem)] min-w-55 rounded-lg bg-raised p-1 text-sm text-ink shadow-floating backdrop:bg-transparent supports-[position-area:block-end]:inset-auto ${place}`}
    >
      {children}
    </div>
  );
}

/** The look of a link or button in a PopoverMenu. `aria-current` marks the current entry. */
export const menuItemClasses =
  "flex min-h-8 w-full items-center gap-2.5 rounded-[5px] px-2 py-1 text-start font-medium text-ink transition-colors hover:bg-hover aria-[current]:bg-hover max-md:min-h-10";
