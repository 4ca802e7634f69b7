import { fieldOf, namesOf, proofPath, type Snippet, type SnippetContext } from "../snippet";
import { secretKeyVariable, signingKeyVariable } from "../variables";

export function elixirSnippet(context: SnippetContext): Snippet {
  const { snake } = namesOf(context);
  const isHash = context.proof === "hash";
  const user = `conn.assigns.current_user.${fieldOf(context).snake}`;
  const value = isHash ? `portico_hash(${snake})` : `portico_token(${snake})`;
  const code = `# In router.ex: get "${proofPath}", PortalProofController, :show
defmodule MyAppWeb.PortalProofController do
  use MyAppWeb, :controller

  def show(conn, _params) do
    ${snake} = ${user}
    json(conn, %{${context.proof}: ${value}})
  end

${isHash ? hashCore(snake) : tokenCore(context, snake)}

  defp hmac(key, text), do: :crypto.mac(:hmac, :sha256, key, text)

  defp required(name) do
    case System.get_env(name, "") do
      "" -> raise "Set #{name}."
      value -> value
    end
  end
end
`;
  return {
    id: "elixir",
    group: "Elixir",
    label: "Phoenix",
    file: "portal_proof_controller.ex",
    language: "elixir",
    code,
    marked: user,
    tried: "run_without_framework",
  };
}

const hashCore = (identity: string) => `  defp portico_hash(${identity}) do
    key = required("${secretKeyVariable}")
    key |> hmac(${identity}) |> Base.encode16(case: :lower)
  end`;

const tokenCore = (
  { portalId, mode }: SnippetContext,
  identity: string,
) => `  defp portico_token(${identity}) do
    key = required("${signingKeyVariable}")
    now = System.os_time(:second)
    kid = "sig_" <> (key |> String.split("_") |> Enum.at(3))
    header = %{alg: "HS256", typ: "portal+jwt", kid: kid}

    claims = %{
      # this portal
      aud: ${JSON.stringify(portalId)},
      mode: "${mode}",
      sub: ${identity},
      iat: now,
      exp: now + 300,
      jti: Base.encode16(:crypto.strong_rand_bytes(16))
    }

    content = Enum.map_join([header, claims], ".", &base64url(Jason.encode!(&1)))
    content <> "." <> base64url(hmac(key, content))
  end

  defp base64url(bytes), do: Base.url_encode64(bytes, padding: false)`;
