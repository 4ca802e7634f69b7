import {
  CodeXml,
  CreditCard,
  KeyRound,
  Layers,
  LayoutDashboard,
  type LucideIcon,
  ShieldCheck,
  SlidersHorizontal,
} from "lucide-react";

export type NavigationItem = { path: string; label: string; icon: LucideIcon };

/** The pages, in groups by what they belong to: the portal, the mode, or the merchant. */
export type NavigationGroup = { title?: string; items: NavigationItem[] };

export const navigation: NavigationGroup[] = [
  { items: [{ path: "overview", label: "Overview", icon: LayoutDashboard }] },
  {
    title: "Portal",
    items: [
      { path: "settings", label: "Settings", icon: SlidersHorizontal },
      { path: "services", label: "Services", icon: Layers },
      { path: "embed", label: "Embed", icon: CodeXml },
    ],
  },
  {
    title: "Developers",
    items: [
      { path: "keys", label: "Keys", icon: KeyRound },
      { path: "hash-tester", label: "Hash tester", icon: ShieldCheck },
    ],
  },
  { title: "Account", items: [{ path: "stripe", label: "Stripe", icon: CreditCard }] },
];

/** Returns the path of the same page in the other mode. */
export function inMode(pathname: string, mode: "test" | "live"): string {
  return pathname.replace(/^\/dashboard\/(test|live)/, `/dashboard/${mode}`);
}
