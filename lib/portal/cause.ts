import type { PortalErrorCode } from "./errors";

/** For the log: the code with its reason. Why a bank declined is a matter between it and the customer. */
export function causeOf({ code, reason }: { code: PortalErrorCode; reason?: string | undefined }): string {
  if (!reason || code === "payment_declined") return code;
  return `${code}.${reason.replace(/[[\]]+/g, "_").replace(/_$/, "")}`;
}
