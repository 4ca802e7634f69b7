import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { signOut, startSession } from "../db/sessions";
import { env } from "../env";
import { authenticationLog } from "./authentication-log";
import { callerOf } from "./caller";
import { ownAddress } from "./own-address";
import { checkCredentials } from "./sign-in";

/** A session ends when nothing was done for 12 hours; every visit to the dashboard renews it (SessionKeeper). */
export const idleSeconds = 12 * 60 * 60;
/** And in any case after a week, counted from the sign-in. */
export const longestSessionSeconds = 7 * 24 * 60 * 60;

declare module "next-auth" {
  interface User {
    sessionId: string;
  }
  interface Session {
    sessionId?: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    sessionId?: string;
  }
}

const isSecure = { httpOnly: true, sameSite: "lax", path: "/", secure: true } as const;

/** The prefix binds a cookie to this very host and to HTTPS; browsers count loopback as secure. */
export const sessionCookie = "__Host-portico.session";

/**
 * Sign-in by e-mail and password. A cookie names a session and nothing else; whether that still holds is decided by
 * lib/merchant/session.ts on every request, never here.
 */
export function authentication(): NextAuthOptions {
  const { APP_URL, NEXTAUTH_SECRET } = env();
  return {
    secret: NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: idleSeconds },
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in" },
    useSecureCookies: true,
    cookies: {
      sessionToken: { name: sessionCookie, options: isSecure },
      callbackUrl: { name: "__Host-portico.callback", options: isSecure },
      csrfToken: { name: "__Host-portico.csrf", options: isSecure },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        async authorize(credentials, request) {
          const caller = callerOf(new Headers(request.headers as Record<string, string>));
          const member = await checkCredentials(credentials, caller);
          const sessionId = member && (await startSession(member, caller.device));
          return sessionId ? { id: member.id, sessionId } : null;
        },
      }),
    ],
    callbacks: {
      // Only a sign-in writes claims: what a browser sends with an update of the session is not looked at.
      jwt({ token, user, trigger }) {
        if (trigger !== "signIn" || !user) return token;
        return { sessionId: user.sessionId };
      },
      session({ session, token }) {
        const { sessionId } = token;
        return { expires: session.expires, ...(sessionId && { sessionId }) };
      },
      redirect({ url }) {
        return ownAddress(url, APP_URL);
      },
    },
    events: {
      async signOut({ token }) {
        if (token.sessionId) await signOut(token.sessionId);
      },
    },
    logger: authenticationLog,
  };
}
