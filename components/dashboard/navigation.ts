import {
  CircleCheckBig,
  CodeXml,
  CreditCard,
  FlaskConical,
  KeyRound,
  Layers,
  type LucideIcon,
  SlidersHorizontal,
} from "lucide-react";

export type NavigationItem = { path: string; label: string; icon: LucideIcon };

/** The pages of a mode, in the order in which a new merchant fills them in. */
export const navigation: NavigationItem[] = [
  { path: "overview", label: "Overview", icon: CircleCheckBig },
  { path: "stripe", label: "Stripe", icon: CreditCard },
  { path: "services", label: "Service", icon: Layers },
  { path: "settings", label: "Settings", icon: SlidersHorizontal },
  { path: "embed", label: "Embed", icon: CodeXml },
  { path: "keys", label: "Secret keys", icon: KeyRound },
  { path: "hash-tester", label: "Hash tester", icon: FlaskConical },
];

/** Returns the path of the same page in the other mode. */
export function inMode(pathname: string, mode: "test" | "live"): string {
  return pathname.replace(/^\/dashboard\/(test|live)/, `/dashboard/${mode}`);
}
