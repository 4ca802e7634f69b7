export function pythonSnippet(secretKeyVariable: string, identity: string): string {
  return `import hashlib
import hmac
import os


def portico_hash(${identity}: str) -> str:
    secret_key = os.environ["${secretKeyVariable}"]
    if not secret_key:
        raise RuntimeError("${secretKeyVariable} is empty")
    return hmac.new(secret_key.encode(), ${identity}.encode("utf-8"), hashlib.sha256).hexdigest()
`;
}
