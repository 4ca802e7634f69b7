import type { Harness } from "./harness";

export const go: Harness = {
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

export const java: Harness = {
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

export const elixir: Harness = {
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

export const rust: Harness = {
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
