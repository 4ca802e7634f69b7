import { execFile } from "node:child_process";
import { type AddressInfo, createServer } from "node:net";
import { promisify } from "node:util";

it("names the port that is in use, and the variable to choose another", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const env = { ...process.env, NODE_OPTIONS: "", PORT: String(port) };
  const demo = promisify(execFile)(process.execPath, ["scripts/demo.mjs"], { env });
  await expect(demo).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(new RegExp(`Port ${port} is taken.*PORT=${port + 1}`)) as unknown,
  });
  await new Promise((resolve) => server.close(resolve));
});

it("refuses an invalid port", async () => {
  const env = { ...process.env, NODE_OPTIONS: "", PORT: "web" };
  const demo = promisify(execFile)(process.execPath, ["scripts/demo.mjs"], { env });
  await expect(demo).rejects.toMatchObject({
    stderr: expect.stringContaining("PORT=web is not a port") as unknown,
  });
});
