import type { Metadata } from "next";
import { EarlyClicks } from "@/components/portal/shell/early-clicks";
import { EarlyReady } from "@/components/portal/shell/early-ready";
import { EarlySteps } from "@/components/portal/shell/early-steps";
import { LookStyle } from "@/components/portal/shell/look-style";
import { Portal } from "@/components/portal/shell/portal";
import { readPageAppearance } from "@/lib/appearance/page-appearance";
import { resolveLook } from "@/lib/appearance/resolve";
import { sha256 } from "@/lib/crypto";
import { env } from "@/lib/env";
import { openPreview } from "@/lib/portal/door/open-preview";
import { fromQuery } from "@/lib/portal/visit/page-options";

export const metadata: Metadata = { title: "Preview", robots: { index: false } };

type Address = {
  params: Promise<{ portalId: string }>;
  searchParams: Promise<Partial<Record<"token" | "scheme", string | string[]>>>;
};

/** The portal in the dashboard's preview: the same components with a member's unsaved settings. */
export default async function PreviewPage({ params, searchParams }: Address) {
  const { portalId } = await params;
  const { token, scheme } = await searchParams;
  const opened = await openPreview(portalId, token);
  if (!opened.ok) {
    return (
      <main data-preset="ledger" className="p-5 text-base">
        <p role="alert" className="portal-card portal-card-body wrap-anywhere whitespace-pre-line">
          {opened.error.message}
        </p>
      </main>
    );
  }
  const { APP_URL: origin } = env();
  const look = resolveLook(opened.settings, readPageAppearance(undefined));
  const around = scheme === "dark" ? "dark" : "light";
  return (
    <div
      data-preset={look.preset}
      data-align={look.align}
      data-scheme={look.scheme ?? around}
      className="min-h-dvh bg-canvas p-5"
    >
      <LookStyle look={look} />
      <Portal token={String(token)} view={opened.view} hostOrigin={origin} options={fromQuery({})} />
      <EarlyClicks />
      <EarlySteps />
      <EarlyReady hostOrigin={origin} pageKey={sha256(String(token))} />
    </div>
  );
}
