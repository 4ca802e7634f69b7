import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { HostedLayout, HostedMessage } from "@/components/portal/hosted/hosted-layout";
import { OpenLinkForm } from "@/components/portal/hosted/open-link-form";
import { EarlyClicks } from "@/components/portal/shell/early-clicks";
import { EarlyReady } from "@/components/portal/shell/early-ready";
import { EarlySteps } from "@/components/portal/shell/early-steps";
import { Portal } from "@/components/portal/shell/portal";
import { env } from "@/lib/env";
import { guessLanguage } from "@/lib/i18n/choose-language";
import { sayIn } from "@/lib/i18n/say";
import { type HostedAnswer, openHostedPage } from "@/lib/portal/hosted/hosted-page";
import { visitCookie } from "@/lib/portal/hosted/visit-cookie";
import { fromQuery } from "@/lib/portal/visit/page-options";

export const metadata: Metadata = { title: { absolute: "Subscriptions" }, robots: { index: false } };

type Query = { link?: string; failed?: string; open?: string };
type Address = {
  params: Promise<{ portalId: string }>;
  searchParams: Promise<Record<keyof Query, string | string[] | undefined>>;
};

/** The portal at its own address, for links in emails and for sites that don't embed it. */
export default async function HostedPage({ params, searchParams }: Address) {
  const { portalId } = await params;
  const query = singleValues(await searchParams);
  const [sent, cookie] = [await headers(), await cookies()];
  const browser = sent.get("accept-language");
  const answer = await openHostedPage({
    portalId,
    link: query.link,
    failed: query.failed,
    token: cookie.get(visitCookie)?.value,
    language: guessLanguage(browser),
    referer: sent.get("referer"),
  });
  return (
    <HostedLayout {...answer}>
      <Shown portalId={portalId} answer={answer} query={query} />
    </HostedLayout>
  );
}

async function Shown({ portalId, answer, query }: { portalId: string; answer: HostedAnswer; query: Query }) {
  const say = sayIn(answer.language);
  if (answer.state === "link") return <OpenLinkForm portalId={portalId} {...answer} />;
  if (answer.state === "message") {
    const { title, text, canReload } = answer;
    return (
      <HostedMessage title={say(title)} text={text ?? say(`${title}Text`)}>
        {canReload && (
          <a href={`/p/${portalId}`} className="font-medium text-accent underline underline-offset-4">
            {say("page.reload")}
          </a>
        )}
      </HostedMessage>
    );
  }
  const { APP_URL: origin } = env();
  return (
    <>
      <Portal
        token={answer.token}
        view={answer.view}
        hostOrigin={origin}
        options={fromQuery({ open: query.open })}
      />
      <EarlyClicks />
      <EarlySteps />
      <EarlyReady hostOrigin={origin} pageKey="" />
    </>
  );
}

function singleValues(query: Record<string, string | string[] | undefined>): Query {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => typeof value === "string"));
}
