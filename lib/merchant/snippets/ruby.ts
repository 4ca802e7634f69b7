export function rubySnippet(secretKeyVariable: string, identity: string): string {
  return `require "openssl"

def portico_hash(${identity})
  secret_key = ENV.fetch("${secretKeyVariable}")
  raise "${secretKeyVariable} is empty" if secret_key.empty?
  OpenSSL::HMAC.hexdigest("SHA256", secret_key, ${identity})
end
`;
}
