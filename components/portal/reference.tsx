"use client";

import { createContext, useContext } from "react";
import type { ReactNode } from "react";

const Reference = createContext<string | null>(null);

/** Hands the reference to the error page, which gets no props from the server. */
export function ReferenceProvider({
  reference,
  children,
}: {
  reference: string | null;
  children: ReactNode;
}) {
  return <Reference value={reference}>{children}</Reference>;
}

/** The request ID under which the log has this page. */
export function useReference(): string | null {
  return useContext(Reference);
}
