# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Django settings. What an operator decides is read from the environment (documented in docs/operators)."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pghistory
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from domizil.base import home, pg


def _package(name: str) -> Path:
    spec = find_spec(name)
    assert spec is not None, name
    assert spec.origin is not None, name
    return Path(spec.origin).parent


def _switch(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


PACKAGE = Path(__file__).parent

# Demo mode creates accounts with a published password and shows them on the sign-in page.
DEMO = _switch("DOMIZIL_DEMO")
DEBUG = False
SECRET_KEY = home.secret_key()
ALLOWED_HOSTS = os.environ.get("DOMIZIL_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
HTTPS = _switch("DOMIZIL_HTTPS")

# Whose house it is: its name in the head of every page and letter (none: Kanton Luzern), its logo (a file, SVG or PNG).
AUTHORITY = os.environ.get("DOMIZIL_AUTHORITY", "")
LOGO = os.environ.get("DOMIZIL_LOGO", "")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_cotton",
    "django_htmx",
    "pghistory",
    "pgtrigger",
    "domizil.base",
    "domizil.register",
    "domizil.register.third_parties",
    "domizil.register.papers",
    "domizil.register.duties",
    "domizil.register.announcements",
    "domizil.permits",
    "domizil.housing",
    "domizil.support",
    "domizil.exchange",
    "domizil.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "domizil.web.uploads.NothingHuge",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "domizil.base.middleware.one_transaction_a_request",
    "domizil.web.errors.not_allowed",
    "domizil.api.refusals.in_json",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "domizil.urls"
WSGI_APPLICATION = "domizil.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# --- database: the app role, or the owner for migrations and loading (set by the command line) ---
DATABASES = {"default": pg.django_database(os.environ.get("DOMIZIL_DATABASE_ROLE", pg.APP_ROLE))}
PGHISTORY_CREATED_AT_FUNCTION = "clock_timestamp()"
# History is found by the row it is about (`pgh_obj`). Every other index would cost each write, and a load a third more.
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
PGHISTORY_CONTEXT_FIELD = pghistory.ContextForeignKey(db_index=False)

# --- who is asking ---
AUTH_USER_MODEL = "base.Worker"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "sign_in"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 1  # hour
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "domizil.web.errors.locked"
CSRF_FAILURE_VIEW = "domizil.web.errors.forbidden"

# Messages after an action take the look of `c-notice`: 25 success, 30 warning, 40 error.
MESSAGE_TAGS = {25: "good", 30: "warn", 40: "bad"}

# --- languages: messages are written in German ---
LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("Deutsch")), ("en", _("Englisch"))]
# The guide speaks further languages to its readers; their catalogues hold its messages only.
GUIDE_LANGUAGES = ["fr", "it", "lb"]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Zurich"

# --- static files: KERN comes from the package mkdocs-kern-ux, nothing of it is copied here ---
STATIC_URL = "/static/"
STATICFILES_DIRS = [("kern", _package("mkdocs_kern_ux") / "kern-ux" / "vendor" / "kern")]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

# --- browsers: no foreign origin, no inline script, no frame ---
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
# Sites that may show the guide in a frame, such as https://www.example-gemeinde.ch; none unless said.
GUIDE_FRAMES = os.environ.get("DOMIZIL_GUIDE_FRAMES", "").split()
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
