import { createHmac } from "node:crypto";
import { type Answers, pathOf } from "./answers";

export const discourseSecret = "a secret that Discourse and the function know";

const hmac = (text: string, secret = discourseSecret) =>
  createHmac("sha256", secret).update(text).digest("hex");

/** Plays a forum that signs its members in to other sites (DiscourseConnect). */
export const discourseAnswers: Answers = async (request, { person }) => {
  if (pathOf(request) !== "/session/sso_provider") return;
  const { searchParams } = new URL(request.url);
  const sso = searchParams.get("sso") ?? "";
  if (hmac(sso) !== searchParams.get("sig")) return new Response(null, { status: 422 });
  const asked = new URLSearchParams(Buffer.from(sso, "base64").toString());
  if (!person) return new Response("Log in", { status: 200 });
  const location = discourseReturn(asked.get("return_sso_url") ?? "", asked.get("nonce") ?? "", person.email);
  return new Response(null, { status: 302, headers: { location } });
};

/** The address to which the forum sends a member back. */
export function discourseReturn(to: string, nonce: string, email: string, secret?: string): string {
  const said = new URLSearchParams({ nonce, email, external_id: "7", username: "ada" });
  const sso = Buffer.from(String(said)).toString("base64");
  return `${to}?${new URLSearchParams({ sso, sig: hmac(sso, secret) })}`;
}
