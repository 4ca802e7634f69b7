import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ButtonLink } from "@/components/ui/button-link";
import { Callout } from "@/components/ui/callout";
import { NarrowPage, VisitorLayout } from "@/components/visitor/layout";
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
    <VisitorLayout
      action={
        (await isSignUpOpen()) && (
          <ButtonLink href="/sign-up" tone="quiet">
            Sign up
          </ButtonLink>
        )
      }
    >
      <NarrowPage title="Sign in" lead="To the dashboard of your customer portal.">
        {error && <Callout tone="danger" title="You could not be signed in. Try again." />}
        {signedUp !== undefined && (
          <Callout title="Sign in to continue">
            A new account is ready to use. If you already had one with this e-mail address, its password is
            still the old one.
          </Callout>
        )}
        <SignInForm callbackUrl={wanted} />
      </NarrowPage>
    </VisitorLayout>
  );
}
