import type { ReactNode } from "react";
import { ReferenceProvider } from "@/components/portal/reference";
import { requestId } from "@/lib/log/context";

/** Wraps the error page too, which has no other way to learn the request ID. */
export default function PortalLayout({ children }: { children: ReactNode }) {
  return <ReferenceProvider reference={requestId() ?? null}>{children}</ReferenceProvider>;
}
