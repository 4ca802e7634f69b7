export function phpSnippet(secretKeyVariable: string, identity: string): string {
  return `<?php

function portico_hash(string $${identity}): string
{
    $secretKey = getenv('${secretKeyVariable}');
    if (!$secretKey) {
        throw new RuntimeException('${secretKeyVariable} is not set');
    }
    return hash_hmac('sha256', $${identity}, $secretKey);
}
`;
}
