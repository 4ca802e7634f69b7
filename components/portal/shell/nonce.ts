import { headers } from "next/headers";

/** What lets a script of this response run; it is in the policy that the proxy has set for the request. */
export async function readNonce(): Promise<string | undefined> {
  const policy = (await headers()).get("content-security-policy");
  return /'nonce-([^']+)'/.exec(policy ?? "")?.[1];
}
