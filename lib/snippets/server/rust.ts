import { fieldOf, namesOf, type Snippet, type SnippetContext } from "../snippet";
import { secretKeyVariable, signingKeyVariable } from "../variables";

export function rustSnippet(context: SnippetContext): Snippet {
  const { snake } = namesOf(context);
  const isHash = context.proof === "hash";
  const user = `user.${fieldOf(context).snake}`;
  const value = isHash ? `portico_hash(${snake})` : `portico_token(${snake})`;
  const code = `use hmac::{Hmac, Mac};
use sha2::Sha256;
${isHash ? "" : "use base64::Engine;\nuse serde_json::json;\nuse std::time::{SystemTime, UNIX_EPOCH};\n"}
// Your handler answers with this as JSON, for the user who is signed in.
fn portal_proof(user: &User) -> String {
    let ${snake} = &${user};
    format!(r#"{{"${context.proof}":"{}"}}"#, ${value})
}

${isHash ? hashCore(snake) : tokenCore(context, snake)}

fn hmac(key: &str, text: &str) -> Vec<u8> {
    let mac = Hmac::<Sha256>::new_from_slice(key.as_bytes());
    let mac = mac.unwrap().chain_update(text);
    mac.finalize().into_bytes().to_vec()
}

fn required(name: &str) -> String {
    let value = std::env::var(name).unwrap_or_default();
    assert!(!value.is_empty(), "Set {name}.");
    value
}
`;
  const note = isHash
    ? "Add the crates hmac and sha2."
    : "Add the crates hmac, sha2, base64, serde_json and uuid (with the feature v4).";
  return {
    id: "rust",
    group: "Rust",
    label: "Rust",
    file: "portal_proof.rs",
    language: "rust",
    code,
    marked: `&${user}`,
    tried: isHash ? "run" : "not_run",
    note,
  };
}

const hashCore = (identity: string) => `fn portico_hash(${identity}: &str) -> String {
    let bytes = hmac(&required("${secretKeyVariable}"), ${identity});
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}`;

const tokenCore = (
  { portalId, mode }: SnippetContext,
  identity: string,
) => `fn portico_token(${identity}: &str) -> String {
    let key = required("${signingKeyVariable}");
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let kid = format!("sig_{}", key.split('_').nth(3).unwrap());
    let header = json!({ "alg": "HS256", "typ": "portal+jwt", "kid": kid });
    let claims = json!({
        "aud": ${JSON.stringify(portalId)}, // this portal
        "mode": "${mode}",
        "sub": ${identity},
        "iat": now,
        "exp": now + 300,
        "jti": uuid::Uuid::new_v4().to_string(),
    });
    let base64url = base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let content = [header, claims]
        .map(|part| base64url.encode(part.to_string()))
        .join(".");
    let signature = base64url.encode(hmac(&key, &content));
    format!("{content}.{signature}")
}`;
