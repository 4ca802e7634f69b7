import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ButtonLink } from "@/components/ui/button-link";
import { NarrowPage, VisitorLayout } from "@/components/visitor/layout";
import { SignUpForm } from "@/components/visitor/sign-up-form";
import { currentMember } from "@/lib/merchant/session";
import { isSignUpOpen } from "@/lib/merchant/sign-up";

export const metadata: Metadata = { title: "Sign up" };

export default async function SignUpPage() {
  if (await currentMember()) redirect("/dashboard");
  return (
    <VisitorLayout
      action={
        <ButtonLink href="/sign-in" tone="quiet">
          Sign in
        </ButtonLink>
      }
    >
      {(await isSignUpOpen()) ? (
        <NarrowPage
          title="Create your account"
          lead="You get a portal for trying out and one for your customers. Both stay apart."
        >
          <SignUpForm />
        </NarrowPage>
      ) : (
        <NarrowPage
          title="Sign-up is closed"
          lead="This installation takes no new accounts. Ask the person who runs it."
        >
          <ButtonLink href="/sign-in">Sign in</ButtonLink>
        </NarrowPage>
      )}
    </VisitorLayout>
  );
}
