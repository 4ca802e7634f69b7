import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { signOut, startSession } from "../db/sessions";
import { env } from "../env";
import { authenticationLog } from "./authentication-log";
import { callerOf } from "./caller";
import { ownAddress } from "./own-address";
import { checkCredentials } from "./sign-in";

/** A session ends after 12 idle hours. Every visit to the dashboard renews it (SessionKeeper). */
export const idleSeconds = 12 * 60 * 60;
/** The maximum duration of a session, even an active one: one week. */
export const maxSessionSeconds = 7 * 24 * 60 * 60;

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

/** The prefix binds the cookie to this host and to HTTPS. Browsers treat loopback addresses as if they had HTTPS. */
export const sessionCookie = "__Host-portico.session";

/**
 * Sign-in by email and password. The cookie only names a session. lib/merchant/session.ts decides on every
 * request whether that session is still active.
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
      // Only a sign-in sets claims. Data that a browser sends with a session update is ignored.
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
