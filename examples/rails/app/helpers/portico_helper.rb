require "openssl"

module PorticoHelper
  # The portal of the signed-in user. Visitors see nothing.
  def portico_portal(user, **options)
    portico = Rails.configuration.x.portico
    %i[origin portal_id secret_key].each do |name|
      raise "Set config.x.portico.#{name} to show the portal." if portico[name].blank?
    end
    identity = user&.public_send(portico.customer_id_attribute.presence || :email).to_s
    return if identity.empty?

    settings = options.merge(
      portal_id: portico.portal_id,
      (portico.customer_id_attribute.present? ? :customer_id : :email) => identity,
      hash: OpenSSL::HMAC.hexdigest("SHA256", portico.secret_key, identity)
    )
    script = "window.porticoSettings = " \
             "Object.assign(window.porticoSettings || {}, #{json_escape(settings.to_json)});"
    safe_join([
      tag.div(id: "portico-portal"),
      javascript_tag(script, nonce: true),
      javascript_include_tag("#{portico.origin.chomp("/")}/embed/v1.js", async: true, nonce: true)
    ], "\n")
  end
end
