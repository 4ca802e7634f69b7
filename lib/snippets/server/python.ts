import { fieldOf, namesOf, proofPath, type Snippet, type SnippetContext } from "../snippet";
import { secretKeyVariable, signingKeyVariable } from "../variables";

type Framework = {
  id: string;
  label: string;
  file: string;
  imports: string[];
  user: string;
  view: (lines: ViewLines) => string;
};
type ViewLines = { assign: string; proof: string };

const frameworks: Framework[] = [
  {
    ...{ id: "django", label: "Django", file: "views.py", user: "request.user" },
    imports: [
      "from django.contrib.auth.decorators import login_required",
      "from django.http import JsonResponse",
    ],
    view: ({ assign, proof }) => `# In urls.py: path("${proofPath.slice(1)}", views.portal_proof)
@login_required
def portal_proof(request):
    ${assign}
    return JsonResponse(${proof})`,
  },
  {
    ...{ id: "flask", label: "Flask", file: "portal_proof.py", user: "current_user" },
    imports: ["from flask import Blueprint, jsonify", "from flask_login import current_user, login_required"],
    view: ({ assign, proof }) => `blueprint = Blueprint("portico", __name__)


@blueprint.get("${proofPath}")
@login_required
def portal_proof():
    ${assign}
    return jsonify(${proof})`,
  },
  {
    ...{ id: "fastapi", label: "FastAPI", file: "portal_proof.py", user: "user" },
    imports: [
      "from fastapi import APIRouter, Depends",
      "from .session import User, signed_in_user  # however your app knows who is signed in",
    ],
    view: ({ assign, proof }) => `router = APIRouter()


@router.get("${proofPath}")
def portal_proof(user: User = Depends(signed_in_user)):
    ${assign}
    return ${proof}`,
  },
];

export function pythonSnippets(context: SnippetContext): Snippet[] {
  const { snake } = namesOf(context);
  const isHash = context.proof === "hash";
  const proof = isHash ? `{"hash": portico_hash(${snake})}` : `{"token": portico_token(${snake})}`;
  return frameworks.map(({ id, label, file, imports, user, view }): Snippet => {
    const marked = `${user}.${fieldOf(context).snake}`;
    const standard = (
      isHash ? ["hashlib", "hmac", "os"] : ["base64", "hashlib", "hmac", "json", "os", "time", "uuid"]
    ).map((name) => `import ${name}`);
    const code = `${standard.join("\n")}

${imports.join("\n")}

${isHash ? hashCore(snake) : tokenCore(context, snake)}


${view({ assign: `${snake} = ${marked}`, proof })}
`;
    return { id, group: "Python", label, file, language: "python", code, marked, tried: "run" };
  });
}

const hashCore = (identity: string) => `SECRET_KEY = os.environ["${secretKeyVariable}"]
if not SECRET_KEY:
    raise RuntimeError("Set ${secretKeyVariable}.")


def portico_hash(${identity}: str) -> str:
    digest = hmac.new(SECRET_KEY.encode(), ${identity}.encode(), hashlib.sha256)
    return digest.hexdigest()`;

const tokenCore = (
  { portalId, mode }: SnippetContext,
  identity: string,
) => `SIGNING_KEY = os.environ["${signingKeyVariable}"]
if not SIGNING_KEY:
    raise RuntimeError("Set ${signingKeyVariable}.")


def portico_token(${identity}: str) -> str:
    now = int(time.time())
    kid = f"sig_{SIGNING_KEY.split('_')[3]}"
    header = {"alg": "HS256", "typ": "portal+jwt", "kid": kid}
    claims = {
        "aud": ${JSON.stringify(portalId)},  # this portal
        "mode": "${mode}",
        "sub": ${identity},
        "iat": now,
        "exp": now + 300,
        "jti": uuid.uuid4().hex,
    }
    parts = [json.dumps(part).encode() for part in (header, claims)]
    content = ".".join(base64url(part) for part in parts)
    signature = hmac.new(SIGNING_KEY.encode(), content.encode(), hashlib.sha256)
    return f"{content}.{base64url(signature.digest())}"


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()`;
