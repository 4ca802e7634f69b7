import { joinIn } from "@/lib/i18n/punctuation";
import { plainText } from "@/lib/plain-text";
import type { PortalView } from "@/lib/portal/view/view-shape";

/** Explains that the merchant's page refused the request, with the page's reason, if any. */
export function explainPageRefusal(
  reason: string | undefined,
  { language, text }: Pick<PortalView, "language" | "text">,
): string {
  return joinIn(language, "sentence", [plainText(reason ?? ""), text.refusedByPage]);
}
