/** The address when it is on our own origin, otherwise the dashboard: a link must not lead a member elsewhere. */
export function ownAddress(url: string, appUrl: string): string {
  const fallback = new URL("/dashboard", appUrl).href;
  if (!URL.canParse(url, appUrl)) return fallback;
  const address = new URL(url, appUrl);
  return address.origin === appUrl ? address.href : fallback;
}
