/**
 * How a snippet is run: the files around it, and the commands, the last of which prints the snippet's JSON answer for the
 * customer in the variable IDENTITY.
 */
export type Harness = {
  /** What has to be installed: a program, or a program with something it can load. */
  needs: readonly (readonly [program: string, ...args: string[]])[];
  files: (code: string) => Record<string, string>;
  commands: readonly (readonly [program: string, ...args: string[]])[];
};

const user = (read: string) => `{ email: ${read}, stripeCustomerId: ${read} }`;
const nodeUser = user("process.env.IDENTITY");

/** Asks the server that the code before it started. */
const askServer = `const answer = await fetch(\`http://127.0.0.1:\${server.address().port}/portal-proof\`);
console.log(await answer.text());
server.close();`;

const node: Harness = {
  needs: [],
  files: (code) => ({
    "portal-proof.mjs": code,
    "main.mjs": `import { createServer } from "node:http";
import { portalProof } from "./portal-proof.mjs";
const server = createServer((request, response) => {
  request.user = ${nodeUser};
  portalProof(request, response);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
${askServer}`,
  }),
  commands: [[process.execPath, "main.mjs"]],
};

const express: Harness = {
  needs: [[process.execPath, "--input-type=module", "-e", 'import "express"']],
  files: (code) => ({
    "main.mjs": `import express from "express";
const app = express();
const requireUser = (request, response, next) => {
  request.user = ${nodeUser};
  next();
};
${code}
const server = app.listen(0, "127.0.0.1");
await new Promise((listening) => server.once("listening", listening));
${askServer}`,
  }),
  commands: [[process.execPath, "main.mjs"]],
};

const nextjs: Harness = {
  needs: [],
  files: (code) => ({
    "route.mjs": code,
    "node_modules/@/lib/package.json": `{ "name": "@/lib", "exports": { "./session": "./session.mjs" } }`,
    "node_modules/@/lib/session.mjs": `export const currentUser = async () => (${nodeUser});`,
    "main.mjs": `import { GET } from "./route.mjs";
console.log(await (await GET()).text());`,
  }),
  commands: [[process.execPath, "main.mjs"]],
};

const deno: Harness = {
  needs: [["deno", "--version"]],
  files: (code) => ({
    "portal-proof.js": code,
    "main.js": `globalThis.signedInUser = async () => (${user('Deno.env.get("IDENTITY")')});
const serve = Deno.serve;
Deno.serve = (handler) =>
  serve({ port: 0, hostname: "127.0.0.1", onListen: async ({ port }) => {
    console.log(await (await fetch(\`http://127.0.0.1:\${port}/\`)).text());
    Deno.exit();
  } }, handler);
await import("./portal-proof.js");`,
  }),
  commands: [["deno", "run", "--quiet", "--allow-env", "--allow-net", "--allow-read", "main.js"]],
};

const pythonUser = `SimpleNamespace(email=os.environ["IDENTITY"], stripe_customer_id=os.environ["IDENTITY"], is_authenticated=True)`;

const django: Harness = {
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

const flask: Harness = {
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

const fastapi: Harness = {
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

const rails: Harness = {
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

const php: Harness = {
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

const laravel: Harness = {
  needs: php.needs,
  files: (code) => ({
    "routes.php": code,
    "main.php": `<?php
namespace Illuminate\\Http {
    class Request {
        public function user() {
            return (object) ["email" => getenv("IDENTITY"), "stripe_customer_id" => getenv("IDENTITY")];
        }
    }
}
namespace Illuminate\\Support\\Facades {
    class Route {
        public static $handler;
        public static function middleware($name) { return new self; }
        public function get($path, $handler) { self::$handler = $handler; }
    }
}
namespace {
    function config($name) {
        return getenv(strtr($name, ["services.portico.secret_key" => "PORTICO_SECRET_KEY", "services.portico.signing_key" => "PORTICO_SIGNING_KEY"]));
    }
    function response() {
        return new class { public function json($value) { return json_encode($value); } };
    }
    require "routes.php";
    echo (\\Illuminate\\Support\\Facades\\Route::$handler)(new \\Illuminate\\Http\\Request);
}`,
  }),
  commands: [["php", "main.php"]],
};

const go: Harness = {
  needs: [["go", "version"]],
  files: (code) => ({
    "go.mod": "module shop\n\ngo 1.19\n",
    "portal_proof.go": code,
    "main.go": `package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
)

type User struct{ Email, StripeCustomerID string }

func currentUser(r *http.Request) User {
	return User{os.Getenv("IDENTITY"), os.Getenv("IDENTITY")}
}

func main() {
	recorder := httptest.NewRecorder()
	portalProof(recorder, httptest.NewRequest("GET", "/portal-proof", nil))
	fmt.Print(recorder.Body.String())
}`,
  }),
  commands: [["go", "run", "."]],
};

const java: Harness = {
  needs: [["javac", "--version"]],
  files: (code) => ({
    "Portico.java": code,
    "Main.java": `record User(String getEmail, String getStripeCustomerId) {}

class Main {
    public static void main(String[] arguments) throws Exception {
        String identity = System.getenv("IDENTITY");
        Portico.portalProof(new User(identity, identity))
            .forEach((name, value) -> System.out.println("{\\"" + name + "\\":\\"" + value + "\\"}"));
    }
}`,
  }),
  commands: [
    ["javac", "-encoding", "UTF-8", "-d", "out", "Portico.java", "Main.java"],
    ["java", "-Dsun.jnu.encoding=UTF-8", "-cp", "out", "Main"],
  ],
};

const elixir: Harness = {
  needs: [["elixir", "--version"]],
  files: (code) => ({
    "main.exs": `defmodule Jason do
  def encode!(map) when is_map(map) do
    "{" <> Enum.map_join(map, ",", fn {name, value} -> encode!(to_string(name)) <> ":" <> encode!(value) end) <> "}"
  end
  def encode!(number) when is_integer(number), do: to_string(number)
  def encode!(text), do: "\\"" <> String.replace(text, ~r/["\\\\]/, "\\\\\\\\\\\\0") <> "\\""
end

defmodule MyAppWeb do
  defmacro __using__(:controller), do: quote(do: import(MyAppWeb))
  def json(_conn, map), do: IO.puts(Jason.encode!(map))
end

${code}
identity = System.get_env("IDENTITY")
user = %{email: identity, stripe_customer_id: identity}
MyAppWeb.PortalProofController.show(%{assigns: %{current_user: user}}, %{})`,
  }),
  commands: [["elixir", "main.exs"]],
};

const debianCrates = "/usr/share/cargo/registry";

const rust: Harness = {
  needs: [
    ["cargo", "--version"],
    ["sh", "-c", `ls -d ${debianCrates}/hmac-* ${debianCrates}/sha2-*`],
  ],
  files: (code) => ({
    "Cargo.toml": `[package]
name = "shop"
version = "0.1.0"
edition = "2021"

[dependencies]
hmac = "*"
sha2 = "*"
`,
    ".cargo/config.toml": `[source.crates-io]
replace-with = "debian"

[source.debian]
directory = "${debianCrates}"`,
    "src/main.rs": `${code}
struct User { email: String, stripe_customer_id: String }

fn main() {
    let identity = std::env::var("IDENTITY").unwrap();
    let user = User { email: identity.clone(), stripe_customer_id: identity };
    let _both = (&user.email, &user.stripe_customer_id);
    println!("{}", portal_proof(&user));
}`,
  }),
  commands: [["cargo", "run", "--offline", "--quiet"]],
};

/** Prints a bare hash or token, which `run` puts into the same form as the others. */
const other: Harness = {
  needs: [["openssl", "version"]],
  files: (code) => ({ "main.sh": code }),
  commands: [["sh", "main.sh"]],
};

/** By the snippet's ID. Those that aren't here aren't run. */
export const harnesses: Readonly<Record<string, Harness>> = {
  ...{ node, express, nextjs, deno, django, flask, fastapi, rails, php, laravel },
  ...{ go, java, elixir, rust, other },
};
