import { fieldOf, namesOf, proofPath, type Snippet, type SnippetContext } from "../snippet";
import { secretKeyVariable, signingKeyVariable } from "../variables";

export function goSnippet(context: SnippetContext): Snippet {
  const { camel } = namesOf(context);
  const isHash = context.proof === "hash";
  const user = `currentUser(r).${goField(context)}`;
  const value = isHash ? `porticoHash(${camel})` : `porticoToken(${camel})`;
  const code = `package main

import (
${(isHash ? hashImports : tokenImports).map((name) => `\t"${name}"`).join("\n")}
)

// In main: http.HandleFunc("${proofPath}", portalProof)
func portalProof(w http.ResponseWriter, r *http.Request) {
	${camel} := ${user}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(map[string]string{"${context.proof}": ${value}})
}

${isHash ? hashCore(camel) : tokenCore(context, camel)}
`;
  return {
    id: "go",
    group: "Go",
    label: "Go",
    file: "portal_proof.go",
    language: "go",
    code,
    marked: user,
    tried: "run",
  };
}

const goField = (context: SnippetContext) =>
  context.identifyBy === "email" ? fieldOf(context).pascal : "StripeCustomerID";

const hashImports = ["crypto/hmac", "crypto/sha256", "encoding/hex", "encoding/json", "net/http", "os"];
const tokenImports = [
  ...["crypto/hmac", "crypto/rand", "crypto/sha256", "encoding/base64", "encoding/hex", "encoding/json"],
  ...["net/http", "os", "strings", "time"],
];

const hashCore = (identity: string) => `func porticoHash(${identity} string) string {
	secretKey := os.Getenv("${secretKeyVariable}")
	if secretKey == "" {
		panic("Set ${secretKeyVariable}.")
	}
	mac := hmac.New(sha256.New, []byte(secretKey))
	mac.Write([]byte(${identity}))
	return hex.EncodeToString(mac.Sum(nil))
}`;

const tokenCore = (
  { portalId, mode }: SnippetContext,
  identity: string,
) => `func porticoToken(${identity} string) string {
	signingKey := os.Getenv("${signingKeyVariable}")
	if signingKey == "" {
		panic("Set ${signingKeyVariable}.")
	}
	now := time.Now().Unix()
	id := make([]byte, 16)
	rand.Read(id)
	header, _ := json.Marshal(map[string]string{
		"alg": "HS256", "typ": "portal+jwt",
		"kid": "sig_" + strings.Split(signingKey, "_")[3],
	})
	claims, _ := json.Marshal(map[string]any{
		"aud": ${JSON.stringify(portalId)}, // this portal
		"mode": "${mode}", "sub": ${identity},
		"iat": now, "exp": now + 300, "jti": hex.EncodeToString(id),
	})
	base64url := base64.RawURLEncoding.EncodeToString
	content := base64url(header) + "." + base64url(claims)
	mac := hmac.New(sha256.New, []byte(signingKey))
	mac.Write([]byte(content))
	return content + "." + base64url(mac.Sum(nil))
}`;
