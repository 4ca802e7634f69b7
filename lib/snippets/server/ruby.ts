import { fieldOf, namesOf, type Snippet, type SnippetContext } from "../snippet";
import { secretKeyVariable, signingKeyVariable } from "../variables";

export function railsSnippet(context: SnippetContext): Snippet {
  const { snake } = namesOf(context);
  const user = `current_user.${fieldOf(context).snake}`;
  const isHash = context.proof === "hash";
  const code = `# In config/routes.rb: get "portal-proof", to: "portal_proofs#show"
class PortalProofsController < ApplicationController
  before_action :authenticate_user!

  def show
    ${snake} = ${user}
    render json: { ${isHash ? `hash: portico_hash(${snake})` : `token: portico_token(${snake})`} }
  end

  private

${isHash ? hashCore(snake) : tokenCore(context, snake)}
end
`;
  return {
    id: "rails",
    group: "Ruby",
    label: "Rails",
    file: "app/controllers/portal_proofs_controller.rb",
    language: "ruby",
    code,
    marked: user,
    tried: "run_without_framework",
  };
}

const hashCore = (identity: string) => `  def portico_hash(${identity})
    secret_key = ENV.fetch("${secretKeyVariable}")
    raise "Set ${secretKeyVariable}." if secret_key.empty?

    OpenSSL::HMAC.hexdigest("SHA256", secret_key, ${identity})
  end`;

const tokenCore = ({ portalId, mode }: SnippetContext, identity: string) => `  def portico_token(${identity})
    signing_key = ENV.fetch("${signingKeyVariable}")
    raise "Set ${signingKeyVariable}." if signing_key.empty?

    now = Time.now.to_i
    kid = "sig_#{signing_key.split("_")[3]}"
    header = { alg: "HS256", typ: "portal+jwt", kid: kid }
    claims = {
      aud: ${JSON.stringify(portalId)}, # this portal
      mode: "${mode}",
      sub: ${identity},
      iat: now,
      exp: now + 300,
      jti: SecureRandom.uuid
    }
    content = [header, claims].map { |part| base64url(part.to_json) }.join(".")
    signature = OpenSSL::HMAC.digest("SHA256", signing_key, content)
    "#{content}.#{base64url(signature)}"
  end

  def base64url(bytes)
    Base64.urlsafe_encode64(bytes, padding: false)
  end`;
