import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { clientAddress } from "../client-address";
import { env } from "../env";
import { authenticationLog } from "./authentication-log";
import { ownAddress } from "./own-address";
import { checkCredentials } from "./sign-in";

/** A session ends when nothing was done for 12 hours; every visit to the dashboard renews it (SessionKeeper). */
export const idleSeconds = 12 * 60 * 60;
/** And in any case after a week, counted from the sign-in. */
export const longestSessionSeconds = 7 * 24 * 60 * 60;

declare module "next-auth" {
  interface User {
    sessionVersion: number;
  }
  interface Session {
    memberId?: string;
    sessionVersion?: number;
    /** Seconds. */
    signedInAt?: number;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    sessionVersion?: number;
    signedInAt?: number;
  }
}

const isSecure = { httpOnly: true, sameSite: "lax", path: "/", secure: true } as const;

/** The prefix binds a cookie to this very host and to HTTPS; browsers count loopback as secure. */
export const sessionCookie = "__Host-portico.session";

/**
 * Sign-in by e-mail and password. A token says who signed in and in which version; whether that still holds is
 * decided by lib/merchant/session.ts on every request, never here.
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
          const headers = new Headers(request.headers as Record<string, string>);
          return checkCredentials(credentials, clientAddress(headers));
        },
      }),
    ],
    callbacks: {
      // Only a sign-in writes claims: what a browser sends with an update of the session is not looked at.
      jwt({ token, user, trigger }) {
        if (trigger !== "signIn" || !user) return token;
        return {
          sub: user.id,
          sessionVersion: user.sessionVersion,
          signedInAt: Math.floor(Date.now() / 1000),
        };
      },
      session({ session, token }) {
        const { sub: memberId, sessionVersion, signedInAt } = token;
        return { expires: session.expires, memberId, sessionVersion, signedInAt };
      },
      redirect({ url }) {
        return ownAddress(url, APP_URL);
      },
    },
    logger: authenticationLog,
  };
}
