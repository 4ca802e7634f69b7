import { notFound } from "next/navigation";
import { addLogContext } from "@/lib/log/context";
import { requireMember } from "@/lib/merchant/session";
import type { SignedInMember } from "@/lib/merchant/session";
import type { Mode } from "@/lib/tenancy";

export type ModeParams = { params: Promise<{ mode: string }> };

/** Who is here and in which mode. Every page asks for itself: a layout is not rendered anew on each visit. */
export async function enterPage(
  params: ModeParams["params"],
): Promise<{ member: SignedInMember; mode: Mode }> {
  const member = await requireMember();
  const { mode } = await params;
  if (mode !== "test" && mode !== "live") notFound();
  addLogContext({ mode });
  return { member, mode };
}
