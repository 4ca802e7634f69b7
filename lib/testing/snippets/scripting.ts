import type { Harness } from "./harness";

const pythonUser = `SimpleNamespace(email=os.environ["IDENTITY"], stripe_customer_id=os.environ["IDENTITY"], is_authenticated=True)`;

export const django: Harness = {
  needs: [["python3", "-c", "import django"]],
  files: (code) => ({
    "views.py": code,
    "main.py": `import os
from types import SimpleNamespace
import django
from django.conf import settings
settings.configure(SECRET_KEY="x" * 50, ALLOWED_HOSTS=["*"])
django.setup()
from django.test import RequestFactory
import views
request = RequestFactory().get("/portal-proof")
request.user = ${pythonUser}
print(views.portal_proof(request).content.decode())`,
  }),
  commands: [["python3", "main.py"]],
};

export const flask: Harness = {
  needs: [["python3", "-c", "import flask, flask_login"]],
  files: (code) => ({
    "portal_proof.py": code,
    "main.py": `import os
from flask import Flask
from flask_login import LoginManager, UserMixin
from portal_proof import blueprint

class User(UserMixin):
    id = "1"
    email = stripe_customer_id = os.environ["IDENTITY"]

app = Flask(__name__)
app.secret_key = "x" * 50
app.register_blueprint(blueprint)
logins = LoginManager(app)
logins.request_loader(lambda request: User())
print(app.test_client().get("/portal-proof").get_data(as_text=True))`,
  }),
  commands: [["python3", "main.py"]],
};

export const fastapi: Harness = {
  needs: [["python3", "-c", "import fastapi"]],
  files: (code) => ({
    "shop/__init__.py": "",
    "shop/portal_proof.py": code,
    "shop/session.py": `import os
from types import SimpleNamespace

class User(SimpleNamespace):
    pass

def signed_in_user():
    return User(email=os.environ["IDENTITY"], stripe_customer_id=os.environ["IDENTITY"])`,
    "main.py": `import asyncio
from fastapi import FastAPI
from shop.portal_proof import router

app = FastAPI()
app.include_router(router)
body = b""

async def receive():
    return {"type": "http.request", "body": b""}

async def send(message):
    global body
    body += message.get("body", b"")

scope = {"type": "http", "method": "GET", "path": "/portal-proof", "headers": [], "query_string": b"", "http_version": "1.1", "scheme": "http", "server": ("localhost", 80), "root_path": ""}
asyncio.run(app(scope, receive, send))
print(body.decode())`,
  }),
  commands: [["python3", "main.py"]],
};

export const rails: Harness = {
  needs: [["ruby", "-rjson", "-ropenssl", "-e", "1"]],
  files: (code) => ({
    "main.rb": `require "base64"
require "json"
require "openssl"
require "securerandom"

class ApplicationController
  def self.before_action(*); end

  def current_user
    Struct.new(:email, :stripe_customer_id).new(ENV["IDENTITY"], ENV["IDENTITY"])
  end

  def render(json:)
    puts json.to_json
  end
end

${code}
PortalProofsController.new.show`,
  }),
  commands: [["ruby", "main.rb"]],
};

export const php: Harness = {
  needs: [["php", "-r", "hash_hmac('sha256', 'a', 'b');"]],
  files: (code) => ({
    "portal-proof.php": code,
    "signed-in.php": `<?php
session_id("snippet");
session_start();
$_SESSION["user"] = ["email" => getenv("IDENTITY"), "stripe_customer_id" => getenv("IDENTITY")];
session_write_close();`,
  }),
  commands: [
    ["php", "-d", "session.save_path=.", "-d", "auto_prepend_file=signed-in.php", "portal-proof.php"],
  ],
};

/** The commands of the snippet "Other". They print a bare hash or token, whereas the other snippets print JSON. */
export const other: Harness = {
  needs: [["openssl", "version"]],
  files: (code) => ({ "main.sh": code }),
  commands: [["sh", "main.sh"]],
};
