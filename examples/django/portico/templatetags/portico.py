"""{% load portico %}{% portico_portal user %} shows the signed-in user's portal. Visitors see nothing."""

import hashlib
import hmac

from django import template
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

register = template.Library()


def portico_hash(identity):
    return hmac.new(settings.PORTICO_SECRET_KEY.encode(), identity.encode(), hashlib.sha256).hexdigest()


@register.inclusion_tag("portico/portal.html", takes_context=True)
def portico_portal(context, user, **options):
    for name in ("PORTICO_ORIGIN", "PORTICO_PORTAL_ID", "PORTICO_SECRET_KEY"):
        if not getattr(settings, name, ""):
            raise ImproperlyConfigured(f"Set {name} in your settings to show the portal.")
    attribute = getattr(settings, "PORTICO_CUSTOMER_ID_ATTRIBUTE", "")
    identity = user.is_authenticated and getattr(user, attribute or "email")
    if not identity:
        return {}
    return {
        "origin": settings.PORTICO_ORIGIN.rstrip("/"),
        "nonce": context.get("csp_nonce", getattr(context.get("request"), "csp_nonce", None)),
        "settings": {
            **options,
            "portal_id": settings.PORTICO_PORTAL_ID,
            "customer_id" if attribute else "email": identity,
            "hash": portico_hash(identity),
        },
    }
