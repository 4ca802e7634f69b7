/** Finds a free port, or says clearly that one is in use. */
import { createServer } from "node:net";

/** A port that is free at the moment. */
export async function freePort() {
  const server = await listen(0, "127.0.0.1");
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * The port in a variable, or the default port. If it is in use, throws an error that names the port and the variable.
 */
export async function wantedPort(variable, usual) {
  const text = process.env[variable] ?? String(usual);
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error(`${variable}=${text} is not a port: choose a number from 1 to 65535.`);
  for (const host of ["127.0.0.1", "localhost", "::"]) {
    try {
      const server = await listen(port, host);
      await new Promise((resolve) => server.close(resolve));
    } catch (error) {
      if (error.code === "EADDRINUSE")
        throw new Error(
          `Port ${port} is taken. Stop what uses it, or choose another: ${variable}=${port + 1} npm run demo`,
        );
      if (error.code === "EACCES")
        throw new Error(`Port ${port} (${variable}) may not be used: ${error.message}`);
      // On a machine without IPv6, no program can listen on an IPv6 address.
      if (error.code !== "EADDRNOTAVAIL" && error.code !== "EAFNOSUPPORT") throw error;
    }
  }
  return port;
}

function listen(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject).listen({ port, host, exclusive: true }, () => resolve(server));
  });
}
