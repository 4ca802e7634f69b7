import type { Sandboxes } from "../sandboxes";
import type { ExchangeOptions } from "../wire/exchange";
import type { World } from "../world";
import { html, page } from "./html";

export type HostedAnswer = { status: number; headers: Record<string, string>; body: string | Buffer };

/** A request to a hosted page: the page's object and the action. */
export type HostedRequest = {
  sandboxes: Sandboxes;
  world: World;
  method: string;
  /** The ID of the page's object. */
  id: string;
  /** The form's action, such as `confirm` or `authenticate`. Empty for the page itself. */
  act: string;
  /** The fields of the query or the form. */
  fields: URLSearchParams;
  options: ExchangeOptions;
};

export function showPage(status: number, body: string): HostedAnswer {
  // The URL contains a secret, so it must not reach other sites as a referrer.
  const headers = { "Content-Type": "text/html; charset=utf-8", "Referrer-Policy": "same-origin" };
  return { status, headers, body };
}

export function showPdf(name: string, body: Buffer): HostedAnswer {
  const disposition = `inline; filename="${name}.pdf"`;
  return {
    status: 200,
    headers: { "Content-Type": "application/pdf", "Content-Disposition": disposition },
    body,
  };
}

export const seeOther = (address: string): HostedAnswer => ({
  status: 303,
  headers: { Location: address, "Referrer-Policy": "same-origin" },
  body: "",
});

export const noSuchPage = (): HostedAnswer =>
  showPage(
    404,
    page(
      "No such page",
      html`<h1>There is no such page</h1>
        <p>It may belong to a world that was reset since.</p>`,
    ),
  );
