import { type Snippet, type SnippetContext } from "../snippet";
import { secretKeyVariable, signingKeyVariable } from "../variables";

const examples = { email: "ada@example.com", customer_id: "cus_NffrFeUfNV2Hib" } as const;

/** The steps for any language, and commands that produce a result to compare your own with. */
export function otherSnippet(context: SnippetContext): Snippet {
  const isHash = context.proof === "hash";
  const note = isHash
    ? "Any language: HMAC with SHA-256, the secret key as the key, the customer as UTF-8 text, the result as 64 lowercase hexadecimal digits. This command makes the same hash to compare with."
    : "Any language with a JWT library: HS256, the whole signing key as text, exactly these header fields and claims, and a new jti each time. These commands make a token to compare with.";
  const code = isHash ? hashCommand(context) : tokenCommands(context);
  return {
    id: "other",
    group: "Any",
    label: "Other",
    file: "shell",
    language: "shellscript",
    code,
    marked: examples[context.identifyBy],
    tried: "run",
    note,
  };
}

const hashCommand = ({ identifyBy }: SnippetContext) => `printf %s "${examples[identifyBy]}" |
  openssl dgst -sha256 -hmac "$${secretKeyVariable}" -r | cut -d " " -f 1
`;

const tokenCommands = ({
  identifyBy,
  portalId,
  mode,
}: SnippetContext) => `base64url() { openssl base64 -A | tr "+/" "-_" | tr -d "="; }
now=$(date +%s)
kid="sig_$(printf %s "$${signingKeyVariable}" | cut -d _ -f 4)"
jti=$(openssl rand -hex 16)
header="{\\"alg\\":\\"HS256\\",\\"typ\\":\\"portal+jwt\\",\\"kid\\":\\"$kid\\"}"
claims="{\\"aud\\":\\"${portalId}\\",\\"mode\\":\\"${mode}\\",\\
\\"sub\\":\\"${examples[identifyBy]}\\",\\
\\"iat\\":$now,\\"exp\\":$((now + 300)),\\"jti\\":\\"$jti\\"}"
content="$(printf %s "$header" | base64url).$(printf %s "$claims" | base64url)"
signature=$(printf %s "$content" |
  openssl dgst -sha256 -hmac "$${signingKeyVariable}" -binary | base64url)
echo "$content.$signature"
`;
