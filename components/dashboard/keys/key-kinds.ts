import type { KeyPurpose } from "@/lib/db/secret-keys";
import { secretKeyVariable, signingKeyVariable } from "@/lib/snippets/variables";

/** The wording for secret keys, which make hashes, and for signing keys, which sign tokens. */
export type KeyKind = {
  purpose: KeyPurpose;
  /** Such as "secret key". */
  name: string;
  title: string;
  description: string;
  prefix: string;
  /** The proofs that a server makes with this kind of key. */
  makes: string;
  variable: string;
};

export const keyKinds: Record<KeyPurpose, KeyKind> = {
  hash: {
    purpose: "hash",
    name: "secret key",
    title: "Secret keys",
    description:
      "Your server uses a secret key to make each customer’s hash. Two keys can be active while you roll.",
    prefix: "portico",
    makes: "hash",
    variable: secretKeyVariable,
  },
  token: {
    purpose: "token",
    name: "signing key",
    title: "Signing keys",
    description:
      "Your server uses a signing key to sign tokens, which replace hashes. A token expires after five minutes and opens the portal once.",
    prefix: "portico_sign",
    makes: "token",
    variable: signingKeyVariable,
  },
};
