import { headers } from "next/headers";

/**
 * The nonce that lets scripts in this response run, read from the policy that the proxy set on the request.
 */
export async function readNonce(): Promise<string | undefined> {
  const policy = (await headers()).get("content-security-policy");
  return /'nonce-([^']+)'/.exec(policy ?? "")?.[1];
}
