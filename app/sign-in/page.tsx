import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Callout } from "@/components/ui/callout";
import { InlineLink } from "@/components/ui/inline-link";
import { DoorPage } from "@/components/visitor/layout";
import { SignInForm } from "@/components/visitor/sign-in-form";
import { env } from "@/lib/env";
import { ownAddress } from "@/lib/merchant/own-address";
import { currentMember } from "@/lib/merchant/session";
import { isSignUpOpen } from "@/lib/merchant/sign-up";

export const metadata: Metadata = { title: "Sign in" };

type Query = Partial<Record<"callbackUrl" | "error" | "signedUp", string | string[]>>;

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { callbackUrl, error, signedUp } = await searchParams;
  const wanted = ownAddress(typeof callbackUrl === "string" ? callbackUrl : "/dashboard", env().APP_URL);
  if (await currentMember()) redirect(wanted);
  return (
    <DoorPage title="Sign in" lead="Manage your customer portal." foot={await signUpOffer()}>
      {error && <Callout tone="danger" title="We couldn’t sign you in. Try again." />}
      {signedUp !== undefined && (
        <Callout title="Sign in to continue.">
          Your account is ready. If you already had one with this email address, sign in with the password you
          chose then.
        </Callout>
      )}
      <SignInForm callbackUrl={wanted} />
    </DoorPage>
  );
}

async function signUpOffer() {
  if (!(await isSignUpOpen())) return null;
  return (
    <>
      New here? <InlineLink href="/sign-up">Create an account</InlineLink>
    </>
  );
}
