import { fieldOf, namesOf, proofPath, type Snippet, type SnippetContext } from "../snippet";
import { secretKeyVariable, signingKeyVariable } from "../variables";

export function phpSnippet(context: SnippetContext): Snippet {
  const { camel } = namesOf(context);
  const user = `$_SESSION['user']['${fieldOf(context).snake}']`;
  const key = `getenv('${variableOf(context)}')`;
  const code = `<?php

session_start();
$${camel} = ${user};
header('Content-Type: application/json');
echo json_encode(${made(context, camel)});

${core(context, key)}
`;
  return {
    id: "php",
    group: "PHP",
    label: "PHP",
    file: "portal-proof.php",
    language: "php",
    code,
    marked: user,
    tried: "run",
  };
}

export function laravelSnippet(context: SnippetContext): Snippet {
  const { camel } = namesOf(context);
  const name = context.proof === "hash" ? "secret_key" : "signing_key";
  const user = `$request->user()->${fieldOf(context).snake}`;
  const code = `<?php

use Illuminate\\Http\\Request;
use Illuminate\\Support\\Facades\\Route;

// In config/services.php:
// 'portico' => ['${name}' => env('${variableOf(context)}')],
Route::middleware('auth')->get('${proofPath}', function (Request $request) {
    $${camel} = ${user};

    return response()->json(${made(context, camel)});
});

${core(context, `config('services.portico.${name}')`)}
`;
  return {
    id: "laravel",
    group: "PHP",
    label: "Laravel",
    file: "routes/web.php",
    language: "php",
    code,
    marked: user,
    tried: "run",
  };
}

const variableOf = ({ proof }: SnippetContext) => (proof === "hash" ? secretKeyVariable : signingKeyVariable);
const made = ({ proof }: SnippetContext, identity: string) =>
  proof === "hash" ? `['hash' => portico_hash($${identity})]` : `['token' => portico_token($${identity})]`;

function core(context: SnippetContext, key: string): string {
  const { camel } = namesOf(context);
  return context.proof === "hash" ? hashCore(camel, key) : tokenCore(context, camel, key);
}

const hashCore = (identity: string, key: string) => `function portico_hash(string $${identity}): string
{
    $secretKey = ${key};
    if (!$secretKey) {
        throw new RuntimeException('Set ${secretKeyVariable}.');
    }

    return hash_hmac('sha256', $${identity}, $secretKey);
}`;

const tokenCore = (
  { portalId, mode }: SnippetContext,
  identity: string,
  key: string,
) => `function portico_token(string $${identity}): string
{
    $signingKey = ${key};
    if (!$signingKey) {
        throw new RuntimeException('Set ${signingKeyVariable}.');
    }
    $kid = 'sig_' . explode('_', $signingKey)[3];
    $header = ['alg' => 'HS256', 'typ' => 'portal+jwt', 'kid' => $kid];
    $claims = [
        'aud' => '${portalId}', // this portal
        'mode' => '${mode}',
        'sub' => $${identity},
        'iat' => time(),
        'exp' => time() + 300,
        'jti' => bin2hex(random_bytes(16)),
    ];
    $content = base64url(json_encode($header)) . '.' . base64url(json_encode($claims));

    return $content . '.' . base64url(hash_hmac('sha256', $content, $signingKey, true));
}

function base64url(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}`;
