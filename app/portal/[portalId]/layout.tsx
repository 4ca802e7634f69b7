import type { ReactNode } from "react";
import { requestId } from "@/lib/log/context";

/** Passes the request ID to the error page, which gets no props from the server. */
export default function PortalLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <meta name="portico-request-id" content={requestId() ?? ""} />
      {children}
    </>
  );
}
