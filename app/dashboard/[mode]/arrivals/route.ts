import { currentMember } from "@/lib/merchant/session";
import { readArrivals } from "@/lib/merchant/set-up";

type Address = { params: Promise<{ mode: string }> };

/** Tells the page whether a customer has opened the portal. The answer is tiny, because pages ask every few seconds. */
export async function GET(_request: Request, { params }: Address): Promise<Response> {
  const { mode } = await params;
  const member = await currentMember();
  if (!member || (mode !== "test" && mode !== "live")) return new Response(null, { status: 404 });
  const { firstVisitAt } = await readArrivals(member.merchantId, mode);
  return Response.json({ hasArrived: firstVisitAt !== null }, { headers: { "Cache-Control": "no-store" } });
}
