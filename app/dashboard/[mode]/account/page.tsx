import type { Metadata } from "next";
import { PasswordForm } from "@/components/dashboard/password-form";
import { SessionList } from "@/components/dashboard/session-list";
import { SignOutEverywhere } from "@/components/dashboard/sign-out-everywhere";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { mostListedSessions } from "@/lib/db/sessions";
import { listSessions } from "@/lib/merchant/account";
import { enterPage, type ModeParams } from "../../enter-page";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage({ params }: ModeParams) {
  const { member } = await enterPage(params);
  const sessions = await listSessions(member);
  return (
    <>
      <PageHeader title="Your account">
        You sign in as <span className="font-medium wrap-anywhere text-ink">{member.email}</span>.
      </PageHeader>
      <div className="space-y-8">
        <Section
          id="sessions"
          title="Sessions"
          description="Where you’re signed in. Sessions end after 12 hours of inactivity, or after 7 days."
        >
          <SessionList sessions={sessions} now={new Date()} />
          {sessions.length === mostListedSessions && (
            <p className="text-help text-muted">
              Only the {mostListedSessions} most recently used are listed. Sign out everywhere to end all of
              them.
            </p>
          )}
          <SignOutEverywhere />
        </Section>
        <Section
          id="password"
          title="Password"
          description="Changing it signs you out everywhere else within a second."
        >
          <PasswordForm />
        </Section>
      </div>
    </>
  );
}
