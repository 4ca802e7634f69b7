import { fieldOf, namesOf, type Snippet, type SnippetContext } from "../snippet";
import { secretKeyVariable, signingKeyVariable } from "../variables";

export function kotlinSnippet(context: SnippetContext): Snippet {
  const { camel } = namesOf(context);
  const isHash = context.proof === "hash";
  const user = `user.${fieldOf(context).camel}`;
  const value = isHash ? `porticoHash(${camel})` : `porticoToken(${camel})`;
  const code = `${isHash ? "" : "import java.time.Instant\nimport java.util.Base64\nimport java.util.UUID\n"}import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

// Your endpoint answers with this as JSON, for the user who is signed in.
fun portalProof(user: User): Map<String, String> {
    val ${camel} = ${user}
    return mapOf("${context.proof}" to ${value})
}

${isHash ? hashCore(camel) : tokenCore(context, camel)}

private fun hmac(key: String, text: String): ByteArray {
    val mac = Mac.getInstance("HmacSHA256")
    mac.init(SecretKeySpec(key.toByteArray(), "HmacSHA256"))
    return mac.doFinal(text.toByteArray())
}

private fun required(name: String): String =
    System.getenv(name)?.takeIf { it.isNotEmpty() } ?: error("Set $name.")
`;
  return {
    id: "kotlin",
    group: "JVM",
    label: "Kotlin",
    file: "Portico.kt",
    language: "kotlin",
    code,
    marked: user,
    tried: "not_run",
  };
}

const hashCore = (identity: string) => `fun porticoHash(${identity}: String): String {
    val bytes = hmac(required("${secretKeyVariable}"), ${identity})
    return bytes.joinToString("") { "%02x".format(it) }
}`;

const tokenCore = (
  { portalId, mode }: SnippetContext,
  identity: string,
) => `fun porticoToken(${identity}: String): String {
    val key = required("${signingKeyVariable}")
    val now = Instant.now().epochSecond
    val kid = "sig_" + key.split("_")[3]
    val header = """{"alg":"HS256","typ":"portal+jwt","kid":"$kid"}"""
    val subject = ${identity}.replace("\\\\", "\\\\\\\\").replace("\\"", "\\\\\\"")
    val claims = """{"aud":${JSON.stringify(portalId)},"mode":"${mode}","sub":"$subject",""" +
        """"iat":$now,"exp":\${now + 300},"jti":"\${UUID.randomUUID()}"}"""
    val parts = listOf(header, claims)
    val content = parts.joinToString(".") { base64url(it.toByteArray()) }
    return content + "." + base64url(hmac(key, content))
}

private fun base64url(bytes: ByteArray): String =
    Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)`;
