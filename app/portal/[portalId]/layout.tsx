import type { ReactNode } from "react";
import { ReferenceProvider } from "@/components/portal/reference";
import { requestId } from "@/lib/log/context";

/** Stands around the error page too, which has to say under which number the log knows this request. */
export default function PortalLayout({ children }: { children: ReactNode }) {
  return <ReferenceProvider reference={requestId() ?? null}>{children}</ReferenceProvider>;
}
