import { fieldOf, namesOf, type Snippet, type SnippetContext } from "../snippet";
import { secretKeyVariable, signingKeyVariable } from "../variables";

export function javaSnippet(context: SnippetContext): Snippet {
  const { camel } = namesOf(context);
  const isHash = context.proof === "hash";
  const user = `user.get${fieldOf(context).pascal}()`;
  const value = isHash ? `hash(${camel})` : `token(${camel})`;
  const code = `import java.nio.charset.StandardCharsets;
${(isHash ? hashImports : tokenImports).map((name) => `import ${name};`).join("\n")}
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class Portico {
    // Your endpoint answers with this as JSON, for the user who is signed in.
    static Map<String, String> portalProof(User user) throws Exception {
        String ${camel} = ${user};
        return Map.of("${context.proof}", ${value});
    }

${isHash ? hashCore(camel) : tokenCore(context, camel)}

    private static byte[] hmac(String key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String required(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty())
            throw new IllegalStateException("Set " + name + ".");
        return value;
    }
}
`;
  return {
    id: "java",
    group: "JVM",
    label: "Java",
    file: "Portico.java",
    language: "java",
    code,
    marked: user,
    tried: "run",
  };
}

const hashImports = ["java.util.HexFormat", "java.util.Map"];
const tokenImports = ["java.time.Instant", "java.util.Base64", "java.util.Map", "java.util.UUID"];

const hashCore = (identity: string) => `    static String hash(String ${identity}) throws Exception {
        byte[] bytes = hmac(required("${secretKeyVariable}"), ${identity});
        return HexFormat.of().formatHex(bytes);
    }`;

const tokenCore = (
  { portalId, mode }: SnippetContext,
  identity: string,
) => `    static String token(String ${identity}) throws Exception {
        String key = required("${signingKeyVariable}");
        long now = Instant.now().getEpochSecond();
        String header = """
            {"alg":"HS256","typ":"portal+jwt","kid":"sig_%s"}"""
            .formatted(key.split("_")[3]);
        String claims = """
            {"aud":${JSON.stringify(portalId)},"mode":"${mode}","sub":"%s",
            "iat":%d,"exp":%d,"jti":"%s"}"""
            .formatted(escaped(${identity}), now, now + 300, UUID.randomUUID());
        String content = base64url(header.getBytes(StandardCharsets.UTF_8))
            + "." + base64url(claims.getBytes(StandardCharsets.UTF_8));
        return content + "." + base64url(hmac(key, content));
    }

    private static String escaped(String text) {
        return text.replace("\\\\", "\\\\\\\\").replace("\\"", "\\\\\\"");
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }`;
