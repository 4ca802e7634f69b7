import "server-only";
import { headers } from "next/headers";
import { clientAddress } from "../client-address";
import { deviceOf } from "./device";

/** Where a request comes from: the address for rate limits, and the device as its owner would recognize it. */
export type Caller = { address: string; device: string };

export function callerOf(headers: Pick<Headers, "get">): Caller {
  return { address: clientAddress(headers), device: deviceOf(headers.get("user-agent") ?? "") };
}

export async function currentCaller(): Promise<Caller> {
  return callerOf(await headers());
}
