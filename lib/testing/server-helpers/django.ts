import type { HelperHarness } from "./helper-harness";

export const django: HelperHarness = {
  label: "Django",
  needs: [["python3", "-c", "import django"]],
  helper: [
    "portico/__init__.py",
    "portico/templatetags/__init__.py",
    "portico/templatetags/portico.py",
    "portico/templates/portico/portal.html",
  ],
  shop: {
    "pages/billing.html": `{% load portico %}<title>Billing</title>{% portico_portal user locale=locale %}`,
    "main.py": `import json
import os

import django
from django.conf import settings
from django.shortcuts import render
from django.urls import path
from django.utils.functional import SimpleLazyObject, empty
from django.views.decorators.cache import never_cache

CONTEXT = [f"django.{name}" for name in ("template.context_processors.request", "contrib.auth.context_processors.auth")]
settings.configure(
    DEBUG=True, SECRET_KEY="x" * 50, ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, MIDDLEWARE=[f"{__name__}.sign_in"],
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "portico"],
    TEMPLATES=[{
        "BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": ["pages"], "APP_DIRS": True,
        "OPTIONS": {"context_processors": CONTEXT},
    }],
)
django.setup()

from django.contrib.auth.models import AnonymousUser, User
from django.test import Client, override_settings

# False until it is used, as the nonces of Django 6 and django-csp are.
class LazyNonce(SimpleLazyObject):
    def __bool__(self):
        return self._wrapped is not empty

def sign_in(get_response):
    def middleware(request):
        identity = case["identity"]
        request.user = AnonymousUser() if identity is None else User(email=identity)
        request.user.stripe_customer_id = identity
        if case["nonce"] is not None:
            request.csp_nonce = LazyNonce(lambda: case["nonce"])
        return get_response(request)
    return middleware

@never_cache
def billing(request):
    return render(request, "billing.html", {"locale": case["locale"]})

urlpatterns = [path("billing", billing)]
client = Client(raise_request_exception=False)
pages = []
for case in json.loads(os.environ["CASES"]):
    with override_settings(**case["settings"]):
        response = client.get("/billing")
        pages.append({"body": response.content.decode(), "cache": response.get("Cache-Control", "")})
print(json.dumps(pages))`,
  },
  commands: [["python3", "main.py"]],
  missing: (setting) => `Set PORTICO_${setting.toUpperCase()} in your settings to show the portal.`,
};
