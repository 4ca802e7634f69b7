import { isDatabaseAnswering } from "@/lib/db/health";

/** For load balancers. Answers 200 if this process and its database work, otherwise 503 without details. */
export async function GET(): Promise<Response> {
  const isHealthy = await isDatabaseAnswering();
  const headers = { "Cache-Control": "no-store" };
  return Response.json(
    { status: isHealthy ? "ok" : "unavailable" },
    { status: isHealthy ? 200 : 503, headers },
  );
}
