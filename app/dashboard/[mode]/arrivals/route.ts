import { currentMember } from "@/lib/merchant/session";
import { readArrivals } from "@/lib/merchant/set-up";

type Address = { params: Promise<{ mode: string }> };

/** Tells a page that waits for the first visit whether it has come. A page asks every few seconds, so it is short. */
export async function GET(_request: Request, { params }: Address): Promise<Response> {
  const { mode } = await params;
  const member = await currentMember();
  if (!member || (mode !== "test" && mode !== "live")) return new Response(null, { status: 404 });
  const { firstVisitAt } = await readArrivals(member.merchantId, mode);
  return Response.json({ hasArrived: firstVisitAt !== null }, { headers: { "Cache-Control": "no-store" } });
}
