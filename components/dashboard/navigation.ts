import {
  CodeXml,
  CreditCard,
  KeyRound,
  Languages,
  Layers,
  LayoutDashboard,
  type LucideIcon,
  Palette,
  Rocket,
  ShieldCheck,
  SlidersHorizontal,
} from "lucide-react";

export type NavigationItem = {
  path: string;
  label: string;
  icon: LucideIcon;
  /** Whether each portal has its own copy of this page. */
  isOfPortal?: boolean;
};

/** A group of pages that belong to the portal, the mode or the merchant. */
export type NavigationGroup = { title?: string; items: NavigationItem[] };

export const navigation: NavigationGroup[] = [
  { items: [{ path: "overview", label: "Overview", icon: LayoutDashboard }] },
  {
    title: "Portal",
    items: [
      { path: "settings", label: "Settings", icon: SlidersHorizontal, isOfPortal: true },
      { path: "services", label: "Services", icon: Layers, isOfPortal: true },
      { path: "look", label: "Look", icon: Palette, isOfPortal: true },
      { path: "languages", label: "Languages", icon: Languages, isOfPortal: true },
      { path: "embed", label: "Embed", icon: CodeXml, isOfPortal: true },
    ],
  },
  {
    title: "Developers",
    items: [
      { path: "keys", label: "Keys", icon: KeyRound },
      { path: "hash-tester", label: "Hash tester", icon: ShieldCheck, isOfPortal: true },
    ],
  },
  { title: "Account", items: [{ path: "stripe", label: "Stripe", icon: CreditCard }] },
];

/** The page "Set up", which replaces the overview until the portal is set up. */
export const setUpItem = { label: "Set up", icon: Rocket };

const place = /^\/dashboard\/(test|live)(?:\/p\/([A-Za-z0-9]+))?/;

/**
 * The ID of the portal named in the URL. Undefined on the pages of the mode's first portal, and on pages that
 * don't belong to a portal.
 */
export function portalIn(pathname: string): string | undefined {
  return place.exec(pathname)?.[2];
}

/** The URL of a portal's page. Defaults to the mode's first portal. */
export function addressOf(mode: "test" | "live", path: string, portalId?: string): string {
  return `/dashboard/${mode}${portalId ? `/p/${portalId}` : ""}/${path}`;
}

/**
 * The URL of another page in the same mode. If each portal has its own copy of that page, this is the URL of the
 * current portal's copy.
 */
export function pageBeside(pathname: string, path: string): string {
  const mode = place.exec(pathname)?.[1] === "live" ? "live" : "test";
  const [page] = path.split(/[?#]/);
  return addressOf(mode, path, isOfPortal(page) ? portalIn(pathname) : undefined);
}

function isOfPortal(page: string | undefined): boolean {
  return navigation.some(({ items }) => items.some((item) => item.isOfPortal && item.path === page));
}

/** Returns the path of the same page in the other mode, without the portal, because each mode has its own portals. */
export function inMode(pathname: string, mode: "test" | "live"): string {
  return pathname.replace(place, `/dashboard/${mode}`);
}

/**
 * Returns the path of the same page of another portal, or of that portal's settings if the current page
 * belongs to no portal.
 */
export function inPortal(pathname: string, mode: "test" | "live", portalId?: string): string {
  const page = pathname.replace(place, "").slice(1);
  return addressOf(mode, isOfPortal(page) ? page : "settings", portalId);
}
