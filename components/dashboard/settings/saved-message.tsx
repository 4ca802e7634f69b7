"use client";

import { Check } from "lucide-react";

/**
 * A message that appears in place of the save bar. Stays until the next change, so that members notice it, and is
 * announced without taking the focus.
 */
export function SavedMessage({ isSaved }: { isSaved: boolean }) {
  return (
    <p
      role="status"
      className="sticky bottom-4 z-20 mt-4 flex w-fit items-center gap-2 rounded-[10px] bg-positive-soft px-4 py-2.5 text-help font-medium text-positive empty:hidden"
    >
      {isSaved && (
        <>
          <Check aria-hidden="true" className="size-4 shrink-0" />
          Saved. Customers see it on their next click.
        </>
      )}
    </p>
  );
}
