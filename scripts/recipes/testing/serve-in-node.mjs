/** Serves a function as Netlify and Vercel do in Node.js. Prints its port. `node serve-in-node.mjs <entry>` */
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

const { default: entry } = await import(pathToFileURL(process.argv[2]));
const respond = typeof entry === "function" ? entry : entry.fetch;

const server = createServer(async (incoming, outgoing) => {
  const { method, headers, url } = incoming;
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = chunks.length > 0 ? Buffer.concat(chunks) : undefined;
  const response = await respond(new Request(`http://${headers.host}${url}`, { method, headers, body }));
  const content = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(content);
});
server.listen(Number(process.env.PORT), "127.0.0.1");
