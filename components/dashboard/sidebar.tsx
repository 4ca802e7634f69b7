"use client";

import { BookOpen, CircleUserRound, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Wordmark } from "@/components/ui/mark";
import type { Mode } from "@/lib/tenancy";
import { ModeSwitch } from "./mode-switch";
import { navigation, type NavigationItem } from "./navigation";
import { SignOutButton } from "./sign-out-button";

export type SidebarProps = { mode: Mode; merchantName: string; email: string };

/** Appears beside every dashboard page: the merchant, the mode and the navigation. */
export function Sidebar({ mode, merchantName, email }: SidebarProps) {
  return (
    <div className="flex h-full flex-col gap-6 px-3 py-5">
      <div className="space-y-4 px-2">
        <Link href={`/dashboard/${mode}/overview`} className="inline-block rounded-sm text-base">
          <Wordmark />
        </Link>
        <p className="truncate font-medium" title={merchantName}>
          {merchantName}
        </p>
        <ModeSwitch mode={mode} />
      </div>
      <nav aria-label="Dashboard" className="flex-1 space-y-0.5">
        {navigation.map((item) => (
          <SidebarLink key={item.path} item={item} mode={mode} />
        ))}
      </nav>
      <div className="space-y-3 border-t border-line px-2 pt-4">
        <FootLink href="/docs" label="Documentation" icon={BookOpen} />
        <FootLink href={`/dashboard/${mode}/account`} label="Your account" icon={CircleUserRound} />
        <div className="flex items-center justify-between gap-2">
          <span className="truncate text-xs text-faint" title={email}>
            {email}
          </span>
          <SignOutButton />
        </div>
      </div>
    </div>
  );
}

function SidebarLink({ item: { path, label, icon: Icon }, mode }: { item: NavigationItem; mode: Mode }) {
  const href = `/dashboard/${mode}/${path}`;
  const isCurrent = usePathname() === href;
  return (
    <Link
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      className="flex min-h-9 items-center gap-2.5 rounded-md px-2 text-muted transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent"
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      {label}
    </Link>
  );
}

function FootLink({ href, label, icon: Icon }: { href: string; label: string; icon: LucideIcon }) {
  return (
    <Link
      href={href}
      aria-current={usePathname() === href ? "page" : undefined}
      className="flex items-center gap-2.5 rounded-sm text-muted transition-colors hover:text-ink aria-[current]:font-medium aria-[current]:text-accent"
    >
      <Icon aria-hidden="true" className="size-4" />
      {label}
    </Link>
  );
}
