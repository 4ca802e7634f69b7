import type { ReactNode } from "react";

/** The buttons at the end of a table's row. On a phone, they share the width of the row's card. */
export function RowActions({ children }: { children: ReactNode }) {
  return (
    <span className="flex flex-wrap justify-end gap-2 max-md:mt-2 max-md:*:flex-1 max-md:[&>button]:w-full max-md:[&>form>button]:w-full">
      {children}
    </span>
  );
}
