Rails.application.config.x.portico.tap do |portico|
  portico.origin = ENV["PORTICO_ORIGIN"]
  portico.portal_id = ENV["PORTICO_PORTAL_ID"]
  portico.secret_key = ENV["PORTICO_SECRET_KEY"]
  # Only if the portal identifies customers by ID, such as stripe_customer_id.
  portico.customer_id_attribute = ENV["PORTICO_CUSTOMER_ID_ATTRIBUTE"]
end
