/** Resolves when the URL answers with a status below 500. After `seconds`, throws with the last reason. */
export async function answers(url, seconds = 60) {
  const until = Date.now() + seconds * 1000;
  let reason = "";
  while (Date.now() < until) {
    try {
      const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(5_000) });
      await response.arrayBuffer();
      if (response.status < 500) return;
      reason = `it answers ${response.status}`;
    } catch (error) {
      reason = error.cause?.code ?? error.cause?.message ?? error.message;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} did not answer within ${seconds} seconds: ${reason}`);
}
