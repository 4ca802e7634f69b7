import { redirect } from "next/navigation";
import { addressOf } from "@/components/dashboard/navigation";
import { readPortal } from "@/lib/db/portals";
import { findRefusal } from "@/lib/merchant/refused-visits";
import { requireMember } from "@/lib/merchant/session";

type Query = { searchParams: Promise<{ ref?: string | string[] }> };

/**
 * The page that the link in the browser's console opens. The link names neither mode nor portal, because that
 * would tell strangers whether a portal exists.
 */
export default async function ReferencePage({ searchParams }: Query) {
  const member = await requireMember();
  const { ref } = await searchParams;
  const reference = typeof ref === "string" ? ref : "";
  const entry = await findRefusal(member.merchantId, reference);
  if (!entry) redirect(`${addressOf("test", "hash-tester")}?ref=${encodeURIComponent(reference)}`);
  const { id: first } = await readPortal(member.merchantId, entry.mode);
  const portalId = entry.portalId === first ? undefined : entry.portalId;
  redirect(`${addressOf(entry.mode, "hash-tester", portalId)}?ref=${entry.id}`);
}
