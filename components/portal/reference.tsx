"use client";

import { createContext, useContext } from "react";
import type { ReactNode } from "react";

const Reference = createContext<string | null>(null);

/** Gives the page's error its reference: an error page is handed nothing by the server. */
export function ReferenceProvider({
  reference,
  children,
}: {
  reference: string | null;
  children: ReactNode;
}) {
  return <Reference value={reference}>{children}</Reference>;
}

/** The number under which the log has the request that brought this page. */
export function useReference(): string | null {
  return useContext(Reference);
}
