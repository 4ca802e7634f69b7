import { BookOpen } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClasses } from "@/components/ui/button";
import { Mark } from "@/components/ui/mark";
import { AccountMenu } from "./account-menu";
import { ModeMenu } from "./mode-menu";
import { NavigationLinks, type NavigationProps } from "./navigation-links";
import { PhoneMenu } from "./phone-menu";
import { PortalMenu } from "./portal-menu";

type ShellProps = NavigationProps & { merchantName: string; email: string; children: ReactNode };

/**
 * Surrounds every page of the dashboard with the bar and the sidebar, and shows the page as a sheet. A page is at most
 * 1,100 px wide, or 1,320 px if any element has `data-wide`, which leaves room for a preview.
 */
export function Shell({ mode, isSetUp, portals, merchantName, email, children }: ShellProps) {
  return (
    <div
      data-mode={mode}
      className="grid min-h-dvh grid-cols-[14rem_minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] bg-canvas text-sm [--bar:3.25rem] data-[mode=test]:[--bar:3.5rem] max-md:grid-cols-[minmax(0,1fr)]"
    >
      <a
        href="#content"
        className="absolute start-3 -top-16 z-50 rounded-md bg-raised px-3 py-2 focus:top-2 focus:shadow-floating"
      >
        Skip to content
      </a>
      <TopBar {...{ mode, isSetUp, portals, merchantName, email }} />
      <div className="sticky top-(--bar) flex h-[calc(100dvh-var(--bar))] flex-col self-start overflow-y-auto ps-4 pe-3 pt-2 pb-4 max-md:hidden">
        <NavigationLinks {...{ mode, isSetUp, portals }} label="Dashboard" />
      </div>
      <main
        id="content"
        className="me-2 mb-2 min-w-0 rounded-[10px] border border-line bg-surface max-md:m-0 max-md:rounded-none max-md:border-x-0 max-md:border-b-0"
      >
        <div className="mx-auto max-w-[1100px] space-y-6 px-8 pt-7 pb-14 has-[[data-wide]]:max-w-[1320px] max-md:px-4 max-md:pt-5 max-md:pb-12">
          {children}
        </div>
      </main>
    </div>
  );
}

function TopBar({ mode, isSetUp, portals, merchantName, email }: Omit<ShellProps, "children">) {
  return (
    <header
      className={`sticky top-0 z-30 col-span-full flex h-(--bar) items-center gap-1 bg-canvas px-4 max-md:px-3 ${mode === "test" ? "border-t-4 border-test" : ""}`}
    >
      <Link
        href={`/dashboard/${mode}/overview`}
        aria-label={`${merchantName}, home`}
        className="-ms-1.5 inline-flex min-w-0 items-center gap-2.5 rounded-md px-1.5 py-1 font-medium hover:bg-hover max-md:min-h-10"
      >
        <Mark className="size-5 shrink-0 text-accent" />
        <span className={`truncate ${portals.length > 1 ? "max-md:hidden" : ""}`} title={merchantName}>
          {merchantName}
        </span>
      </Link>
      <span aria-hidden="true" className="mx-1 text-base font-light text-line-strong select-none">
        /
      </span>
      <ModeMenu mode={mode} />
      <PortalMenu mode={mode} portals={portals} />
      <div className="ms-auto flex items-center gap-1">
        <Link href="/docs" className={`${buttonClasses("quiet", "small")} max-md:hidden!`}>
          <BookOpen aria-hidden="true" className="size-3.5" />
          Docs
        </Link>
        <AccountMenu mode={mode} email={email} />
        <PhoneMenu {...{ mode, isSetUp, portals, merchantName }} />
      </div>
    </header>
  );
}
