import type { Stored } from "../world";

export type WebhookEndpoint = Stored & {
  object: "webhook_endpoint";
  enabled_events: string[];
  status: "disabled" | "enabled";
  url: string;
  /** Returned only when the endpoint is created. */
  _secret: string;
};

export const listensFor = ({ enabled_events: wanted, status }: WebhookEndpoint, type: string): boolean =>
  status === "enabled" && (wanted.includes("*") || wanted.includes(type));

/** Whether a URL leads to this machine. No other URL is ever called, because a request may give an endpoint any URL. */
export function isLoopback(url: string): boolean {
  const { hostname, protocol } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:") return false;
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
