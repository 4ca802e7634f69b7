import { notFound } from "next/navigation";
import { addLogContext } from "@/lib/log/context";
import { requireMember, type SignedInMember } from "@/lib/merchant/session";
import type { Mode } from "@/lib/tenancy";

export type ModeParams = { params: Promise<{ mode: string }> };

/** Returns the member and the mode. Every page calls this: a layout isn't rendered on each navigation. */
export async function enterPage(
  params: ModeParams["params"],
): Promise<{ member: SignedInMember; mode: Mode }> {
  const member = await requireMember();
  const { mode } = await params;
  if (mode !== "test" && mode !== "live") notFound();
  addLogContext({ mode });
  return { member, mode };
}
