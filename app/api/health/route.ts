import { isDatabaseAnswering } from "@/lib/db/health";

/** For load balancers: 200 when this process and its database work, 503 otherwise. Says nothing else. */
export async function GET(): Promise<Response> {
  const isHealthy = await isDatabaseAnswering();
  const headers = { "Cache-Control": "no-store" };
  return Response.json(
    { status: isHealthy ? "ok" : "unavailable" },
    { status: isHealthy ? 200 : 503, headers },
  );
}
