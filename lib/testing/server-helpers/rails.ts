import type { HelperHarness } from "./helper-harness";

export const rails: HelperHarness = {
  label: "Rails",
  needs: [["ruby", "-e", "require 'action_controller/railtie'"]],
  helper: ["app/helpers/portico_helper.rb", "config/initializers/portico.rb"],
  shop: {
    "app/views/billing/show.html.erb": `<title>Billing</title><%= portico_portal(current_user, locale: CURRENT["locale"]) %>`,
    "app/controllers/billing_controller.rb": `class BillingController < ActionController::Base
  helper_method :current_user

  def current_user
    identity = CURRENT["identity"]
    identity && Struct.new(:email, :stripe_customer_id).new(identity, identity)
  end
end`,
    "main.rb": `require "action_controller/railtie"
require "rack/mock"

CURRENT = {}

class Shop < Rails::Application
  config.root = __dir__
  config.eager_load = false
  config.logger = Logger.new(nil)
  config.hosts.clear
  config.secret_key_base = "x" * 64
  config.consider_all_requests_local = true
  config.content_security_policy { |policy| policy.script_src :self }
  config.content_security_policy_nonce_generator = ->(_request) { CURRENT["nonce"] }
  routes.append { get "billing", to: "billing#show" }
end

Shop.initialize!
# The helper must escape JSON itself.
ActiveSupport.escape_html_entities_in_json = false
pages = JSON.parse(ENV["CASES"]).map do |one|
  CURRENT.replace(one)
  ENV.delete_if { |name, _| name.start_with?("PORTICO_") }
  ENV.update(one["settings"])
  load "config/initializers/portico.rb"
  response = Rack::MockRequest.new(Shop).get("/billing")
  { body: response.body, cache: response["Cache-Control"] }
end
puts JSON.generate(pages)`,
  },
  commands: [["ruby", "main.rb"]],
  missing: (setting) => `Set config.x.portico.${setting} to show the portal.`,
};
