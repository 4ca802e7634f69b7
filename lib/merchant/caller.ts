import "server-only";
import { headers } from "next/headers";
import { clientAddress } from "../client-address";
import { deviceOf } from "./device";

/** The origin of a request: the IP address for rate limits, and a device name that its owner recognizes. */
export type Caller = { address: string; device: string };

export function callerOf(headers: Pick<Headers, "get">): Caller {
  return { address: clientAddress(headers), device: deviceOf(headers.get("user-agent") ?? "") };
}

export async function currentCaller(): Promise<Caller> {
  return callerOf(await headers());
}
