import { readFileSync } from "node:fs";
import ts from "typescript";
import type { Operation, Shape } from "./schema";
import type { TypeReader } from "./type-reader";

type Request = { method: string; path: string };

const requestPattern =
  /^ {4}(\w+)\(.*?\) \{\s*(?:const [^;]*;\s*)*return this\._makeRequest\('(\w+)', ['`]([^'`]+)['`]/gm;

/** `/v1/customers/${…}/tax_ids/${…}` → `/v1/customers/{customer}/tax_ids/{tax_id}`. */
function namePlaceholders(path: string): string {
  return path.replace(/([a-z_]+)\/\$\{encodeURIComponent\([^)]*\)\}/g, (_, noun: string) => {
    const singular = noun.endsWith("ies") ? `${noun.slice(0, -3)}y` : noun.replace(/s$/, "");
    return `${noun}/{${singular}}`;
  });
}

/**
 * The method and path of every function in a resource's JavaScript file. The `.d.ts` file does not contain
 * them.
 */
function requestsIn(jsFile: string): Map<string, Request> {
  const requests = new Map<string, Request>();
  for (const [, name, method, path] of readFileSync(jsFile, "utf8").matchAll(requestPattern)) {
    if (name && method && path) requests.set(name, { method, path: namePlaceholders(path) });
  }
  return requests;
}

/**
 * The shape of a function's response: `Promise<Response<Customer>>`, or a list or search result of some type.
 */
function responseOf(reader: TypeReader, promise: ts.Type): Shape {
  const name = promise.symbol.name;
  const [inner] = reader.checker.getTypeArguments(promise as ts.TypeReference);
  if (!inner) throw new Error(`${name} promises nothing.`);
  if (name === "ApiListPromise") return { kind: "list", of: reader.read(inner) };
  if (name === "ApiSearchResultPromise") return { kind: "list", of: reader.read(inner) };
  return reader.read(inner.aliasTypeArguments?.[0] ?? inner);
}

/** The v1 operations of one resource file, by name. */
export function operationsIn(reader: TypeReader, file: ts.SourceFile): Operation[] {
  const requests = requestsIn(file.fileName.replace(/\.d\.ts$/, ".js"));
  const operations: Operation[] = [];
  const classes = file.statements.filter(ts.isClassDeclaration);
  for (const member of classes.flatMap((declaration) => [...declaration.members])) {
    if (!ts.isMethodDeclaration(member) || !ts.isIdentifier(member.name)) continue;
    const request = requests.get(member.name.text);
    const signature = reader.checker.getSignatureFromDeclaration(member);
    if (!request || !signature || !request.path.startsWith("/v1/")) continue;
    const params = member.parameters.find(({ name }) => name.getText() === "params");
    operations.push({
      name: `${request.method} ${request.path}`,
      ...(params && { params: reader.nameOf(reader.checker.getTypeAtLocation(params)) }),
      response: responseOf(reader, signature.getReturnType()),
    });
  }
  return operations;
}
