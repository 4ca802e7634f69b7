import { hmac } from "@/lib/crypto";
import type { OperationName } from "@/lib/operations/operations";
import type { ReadingInput, ReadingName } from "@/lib/portal/door/readings";
import type { OperationInput } from "@/lib/portal/execution/all-operations";
import type { Installation } from "./installation";

/** An open portal, for a client that sends the same requests as a browser and keeps connections open. */

export type Opened = { token: string };

/** Asks for a ticket with this hash as the proof of identity. The hash may be wrong. */
export function askForTicket(
  { app, site, portalId }: Installation,
  email: string,
  hash: string,
): Promise<Response> {
  return fetch(`${app}/api/portal/visits`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: site },
    body: JSON.stringify({ portal_id: portalId, email, hash }),
  });
}

/** Opens the portal: asks for a ticket, then loads the page that the ticket is for. Undefined if refused. */
export async function open(place: Installation, email: string): Promise<Opened | undefined> {
  const answer = await askForTicket(place, email, hmac(place.secret, email));
  if (!answer.ok) return void (await answer.arrayBuffer());
  const { url } = (await answer.json()) as { url: string };
  const page = await (await fetch(url)).text();
  const [, token] = /\\"token\\":\\"([^"\\]{43})\\"/.exec(page) ?? [];
  return token === undefined ? undefined : { token };
}

type Answer = { ok: boolean; said: string };

/** Performs an operation as the page does. `said` is the refusal, if it can be read. */
export const perform = <Name extends OperationName>(
  place: Installation,
  token: string,
  name: Name,
  input: OperationInput<Name>,
): Promise<Answer> => act(place, "perform", [token, name, input]);

/** Requests more data, as the page does. */
export const read = <Name extends ReadingName>(
  place: Installation,
  token: string,
  name: Name,
  input: ReadingInput<Name>,
): Promise<Answer> => act(place, "read", [token, name, input]);

async function act(place: Installation, action: string, args: unknown[]): Promise<Answer> {
  const answer = await fetch(`${place.app}/portal/${place.portalId}`, {
    method: "POST",
    headers: {
      "Content-Type": "text/plain;charset=UTF-8",
      Accept: "text/x-component",
      "Next-Action": place.action(action),
      Origin: place.app,
    },
    body: JSON.stringify(args),
  });
  const text = await answer.text();
  const [, said = `HTTP ${answer.status}`] = /"error":\{"code":"(\w+)"/.exec(text) ?? [];
  return { ok: text.includes('{"ok":true'), said };
}
