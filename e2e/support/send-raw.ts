import { connect } from "node:net";

/** Sends only `text` on a connection. Returns the first line of the answer; "" if it ends without one. */
export function sendRaw({ hostname, port }: URL, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = "";
    socket.on("data", (data) => (answer += String(data)));
    socket.on("close", () => resolve(answer.split("\r\n")[0] ?? ""));
    socket.on("error", () => resolve(""));
  });
}
