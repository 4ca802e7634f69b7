import type { Stored } from "../world";

export type WebhookEndpoint = Stored & {
  object: "webhook_endpoint";
  enabled_events: string[];
  status: "disabled" | "enabled";
  url: string;
  /** Shown once, when the endpoint is made. */
  _secret: string;
};

export const listensFor = ({ enabled_events: wanted, status }: WebhookEndpoint, type: string): boolean =>
  status === "enabled" && (wanted.includes("*") || wanted.includes(type));

/** Only this machine is ever called: an endpoint's address is whatever a request says it is. */
export function isLoopback(url: string): boolean {
  const { hostname, protocol } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:") return false;
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
