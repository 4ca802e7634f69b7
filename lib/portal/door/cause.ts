import type { PortalErrorCode } from "../../errors";

/** The code and reason, for the log. A decline reason is private to the customer and left out. */
export function causeOf({ code, reason }: { code: PortalErrorCode; reason?: string | undefined }): string {
  if (!reason || code === "payment_declined") return code;
  return `${code}.${reason.replace(/[[\]]+/g, "_").replace(/_$/, "")}`;
}
