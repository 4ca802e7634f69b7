export function nodeSnippet(secretKeyVariable: string, identity: string): string {
  return `const { createHmac } = require("node:crypto");

function porticoHash(${identity}) {
  const secretKey = process.env.${secretKeyVariable};
  if (!secretKey) throw new Error("${secretKeyVariable} is not set");
  return createHmac("sha256", secretKey).update(${identity}, "utf8").digest("hex");
}
`;
}
