import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { env, setNextAuthUrl } from "@/lib/env";
import { inRequest } from "@/lib/log/context";
import { authentication } from "@/lib/merchant/authentication";

type Context = { params: Promise<{ nextauth: string[] }> };

function enter(request: NextRequest, context: Context): Promise<Response> {
  setNextAuthUrl();
  const answer = () => NextAuth(request as never, context as never, authentication()) as Promise<Response>;
  return inRequest({ operation: "authentication" }, answer);
}

export const GET = enter;

/** next-auth requires its own token against forged requests. The origin check is a second defense. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  if (request.headers.get("origin") !== env().APP_URL) return new Response(null, { status: 403 });
  // The action `_log` would let any browser write anything to next-auth's log.
  const [action] = (await context.params).nextauth;
  if (action === "_log") return new Response(null, { status: 404 });
  return enter(request, context);
}
