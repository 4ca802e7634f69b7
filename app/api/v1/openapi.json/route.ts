import { openApiDocument } from "@/lib/api/openapi";
import { env } from "@/lib/env";

/** The description of the API. Anybody may read it. */
export function GET(): Response {
  const headers = { "Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*" };
  return Response.json(openApiDocument(env().APP_URL), { headers });
}
