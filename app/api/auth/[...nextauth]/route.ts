import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { env, giveNextAuthItsAddress } from "@/lib/env";
import { authentication } from "@/lib/merchant/authentication";

type Context = { params: Promise<{ nextauth: string[] }> };

function enter(request: NextRequest, context: Context): Promise<Response> {
  giveNextAuthItsAddress();
  return NextAuth(request as never, context as never, authentication()) as Promise<Response>;
}

export const GET = enter;

/** next-auth asks for its own token against forged requests; ours is the second lock. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  if (request.headers.get("origin") !== env().APP_URL) return new Response(null, { status: 403 });
  return enter(request, context);
}
