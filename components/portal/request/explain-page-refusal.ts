import { joinIn } from "@/lib/i18n/punctuation";
import { plainText } from "@/lib/plain-text";
import type { PortalView } from "@/lib/portal/view/view-shape";

/** Why a request was not sent: the reason that the merchant's page gave, if any, and that the page refused. */
export function explainPageRefusal(
  reason: string | undefined,
  { language, text }: Pick<PortalView, "language" | "text">,
): string {
  return joinIn(language, "sentence", [plainText(reason ?? ""), text.refusedByPage]);
}
