import type { ReactNode } from "react";
import { readPageAppearance } from "@/lib/appearance/page-appearance";
import { resolveLook } from "@/lib/appearance/resolve";
import { directionOf, type Language } from "@/lib/i18n/languages";
import { sayIn } from "@/lib/i18n/say";
import type { PortalSettings } from "@/lib/settings/schema";
import { textLink } from "../controls/button-classes";
import { BrandBar } from "../shell/brand-bar";
import { LookStyle } from "../shell/look-style";

type Props = {
  language: Language;
  /**
   * The name of the merchant's business. Empty if the customer is unknown, so that the page reveals nothing.
   */
  name: string;
  returnUrl: string | null;
  settings: PortalSettings;
  children: ReactNode;
};

/** Surrounds the hosted page with the merchant's look and a link back to their site. */
export function HostedLayout({ language, name, returnUrl, settings, children }: Props) {
  const look = resolveLook(settings, readPageAppearance(undefined));
  return (
    <div
      lang={language}
      dir={directionOf(language)}
      data-preset={look.preset}
      data-align={look.align}
      data-scheme={look.scheme}
      className="min-h-dvh bg-canvas px-3 py-4 text-base text-ink sm:px-4 sm:py-8"
    >
      <LookStyle look={look} />
      <div className="mx-auto max-w-[672px]">
        <BrandBar {...settings} name={name} scheme={look.scheme}>
          {returnUrl && <BackLink to={returnUrl} language={language} />}
        </BrandBar>
        {children}
      </div>
    </div>
  );
}

function BackLink({ to, language }: { to: string; language: Language }) {
  return (
    <a href={to} className={`${textLink} wrap-anywhere`}>
      {sayIn(language)("hosted.back", { site: new URL(to).host })}
    </a>
  );
}

/** A message shown instead of the portal. */
export function HostedMessage({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <main className="mx-auto grid max-w-lg gap-3 rounded-xl border border-line bg-surface px-5 py-6 sm:px-6 sm:py-8">
      <h1 className="text-lg font-semibold text-balance sm:text-xl">{title}</h1>
      <p className="text-pretty whitespace-pre-line text-muted wrap-anywhere">{text}</p>
      {children}
    </main>
  );
}
