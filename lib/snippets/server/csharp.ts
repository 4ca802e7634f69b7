import { fieldOf, namesOf, proofPath, type Snippet, type SnippetContext } from "../snippet";
import { secretKeyVariable, signingKeyVariable } from "../variables";

export function csharpSnippet(context: SnippetContext): Snippet {
  const { camel } = namesOf(context);
  const isHash = context.proof === "hash";
  const user =
    context.identifyBy === "email"
      ? "user.FindFirstValue(ClaimTypes.Email)!"
      : `user.FindFirstValue("${fieldOf(context).snake}")!`;
  const value = isHash ? `hash = Portico.Hash(${camel})` : `token = Portico.Token(${camel})`;
  const code = `using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
${isHash ? "" : "using System.Text.Json;\nusing Microsoft.AspNetCore.WebUtilities;\n"}
app.MapGet("${proofPath}", (ClaimsPrincipal user) =>
{
    var ${camel} = ${user};
    return Results.Json(new { ${value} });
}).RequireAuthorization();

static class Portico
{
${isHash ? hashCore(camel) : tokenCore(context, camel)}

    static byte[] Hmac(string key, string text) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text));

    static string Required(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"Set {name}.");
}
`;
  return {
    id: "csharp",
    group: ".NET",
    label: "C#",
    file: "Program.cs",
    language: "csharp",
    code,
    marked: user,
    tried: "not_run",
  };
}

const hashCore = (identity: string) => `    public static string Hash(string ${identity})
    {
        var bytes = Hmac(Required("${secretKeyVariable}"), ${identity});
        return Convert.ToHexString(bytes).ToLowerInvariant();
    }`;

const tokenCore = (
  { portalId, mode }: SnippetContext,
  identity: string,
) => `    public static string Token(string ${identity})
    {
        var key = Required("${signingKeyVariable}");
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var kid = "sig_" + key.Split('_')[3];
        var header = new { alg = "HS256", typ = "portal+jwt", kid };
        var claims = new
        {
            aud = ${JSON.stringify(portalId)}, // this portal
            mode = "${mode}",
            sub = ${identity},
            iat = now,
            exp = now + 300,
            jti = Guid.NewGuid().ToString("N"),
        };
        var content = Encoded(header) + "." + Encoded(claims);
        return content + "." + WebEncoders.Base64UrlEncode(Hmac(key, content));
    }

    static string Encoded(object part) =>
        WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(part));`;
