import { request as ask } from "node:http";

export type Sent = {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: Iterable<Buffer>;
  /** The address on this machine from which the request is sent. */
  from?: string;
};
export type Received = { status: number; headers: Record<string, unknown>; text: string };

/** Sends a request that no browser would send. */
export function send(to: string | URL, sent: Sent): Promise<Received> {
  const { method = "GET", path = "/sign-in", headers = {}, body = [], from } = sent;
  const options = { method, headers, ...(from && { localAddress: from }) };
  return new Promise((resolve, reject) => {
    const request = ask(new URL(path, to), options, (answer) => {
      const { statusCode: status = 0, headers } = answer;
      let text = "";
      answer.setEncoding("utf8").on("data", (part) => (text += String(part)));
      answer.on("error", reject).on("end", () => resolve({ status, headers, text }));
    });
    request.on("error", reject);
    const write = async () => {
      for (const part of body) if (!request.write(part)) await new Promise((resume) => setTimeout(resume, 1));
      request.end();
    };
    void write();
  });
}
