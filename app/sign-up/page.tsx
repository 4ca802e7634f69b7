import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ButtonLink } from "@/components/ui/button-link";
import { InlineLink } from "@/components/ui/inline-link";
import { DoorPage } from "@/components/visitor/layout";
import { SignUpForm } from "@/components/visitor/sign-up-form";
import { currentMember } from "@/lib/merchant/session";
import { isSignUpOpen } from "@/lib/merchant/sign-up";

export const metadata: Metadata = { title: "Sign up" };

export default async function SignUpPage() {
  if (await currentMember()) redirect("/dashboard");
  if (!(await isSignUpOpen())) {
    return (
      <DoorPage
        title="Sign-up is closed"
        lead="This installation doesn’t accept new accounts. Ask the person who runs it."
      >
        <ButtonLink href="/sign-in">Sign in</ButtonLink>
      </DoorPage>
    );
  }
  return (
    <DoorPage
      title="Create your account"
      lead="You get a test portal and a live portal, kept separate."
      foot={
        <>
          Have an account? <InlineLink href="/sign-in">Sign in</InlineLink>
        </>
      }
    >
      <SignUpForm />
    </DoorPage>
  );
}
