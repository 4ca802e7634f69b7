import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ButtonLink } from "@/components/ui/button-link";
import { NarrowPage, VisitorFrame } from "@/components/visitor/frame";
import { SignUpForm } from "@/components/visitor/sign-up-form";
import { currentMember } from "@/lib/merchant/session";

export const metadata: Metadata = { title: "Sign up" };

export default async function SignUpPage() {
  if (await currentMember()) redirect("/dashboard");
  return (
    <VisitorFrame
      action={
        <ButtonLink href="/sign-in" tone="quiet">
          Sign in
        </ButtonLink>
      }
    >
      <NarrowPage
        title="Create your account"
        lead="You get a portal for trying out and one for your customers. Both stay apart."
      >
        <SignUpForm />
      </NarrowPage>
    </VisitorFrame>
  );
}
