import Stripe from "stripe";
import { type Exchange, readRecording } from "@/simulator/replay/recording";

type Fields = { [field: string]: unknown };

/**
 * Answers the unmodified client with the real Stripe's recorded answers. This checks our code without the simulator:
 * the same people wrote both, so both could contain the same mistake. A read gets the object's last recorded state,
 * with expanded fields from the rest of the recording. A change gets the answer recorded for the same URL. All other
 * requests fail.
 */
export function recordedStripe(recording: string, upTo = Infinity): Stripe {
  setEnvironment();
  const exchanges = readRecording(recording).slice(0, upTo);
  const known = objectsIn(exchanges);
  const answer = (url: URL, method: string): { status: number; body: unknown } => {
    const path = url.pathname.replace("/v1/", "");
    const expand = [...url.searchParams].filter(([name]) => name.startsWith("expand"));
    const paths = expand.map(([, path]) => path.split("."));
    const [kind = "", id] = path.split("/");
    if (method !== "GET") return changeIn(exchanges, method, url.pathname);
    const found = id ? known.get(id) : listOf(known, kind, url.searchParams);
    if (!found) throw new Error(`Not recorded: ${path}`);
    return {
      status: 200,
      body: paths.reduce<unknown>((object, path) => expanded(object, path, known), found),
    };
  };
  const replay = (async (address: string | URL | Request, { method = "GET" }: RequestInit = {}) => {
    const { status, body } = answer(new URL(String(address)), method);
    return new Response(JSON.stringify(body), { status });
  }) as typeof fetch;
  return new Stripe("sk_test_sim_recorded", {
    httpClient: Stripe.createFetchHttpClient(replay),
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

function changeIn(exchanges: Exchange[], method: string, pathname: string) {
  const made = exchanges.findLast((one) => one.method === method && new URL(one.uri).pathname === pathname);
  if (!made) throw new Error(`Not recorded: ${method} ${pathname}`);
  return { status: made.status, body: made.response };
}

/**
 * The code under test accepts only links to Stripe's address. These tests therefore use the real address, but send no
 * requests to it.
 */
function setEnvironment(): void {
  delete process.env.STRIPE_API_BASE;
  Object.assign(process.env, {
    APP_URL: "http://127.0.0.1:3000",
    NEXTAUTH_SECRET: "correct horse battery staple, and a few words more",
    SEALING_KEYS: `v1:${Buffer.from("0123456789abcdefghijklmnopqrstuv").toString("base64")}`,
  });
}

/**
 * Each object by its ID. An answer without expansion may lack fields that an earlier answer had, so the fields are
 * merged.
 */
function objectsIn(exchanges: Exchange[]): Map<string, Fields> {
  const known = new Map<string, Fields>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    Object.values(value).forEach(visit);
    const { id, object } = value as Fields;
    if (typeof id === "string" && object) known.set(id, { ...known.get(id), ...collapsed(value as Fields) });
  };
  exchanges.forEach(({ response }) => visit(response));
  return known;
}

/** Replaces expanded objects with their IDs, as in an answer without expansion. Lists and nested parts stay. */
function collapsed(from: Fields): Fields {
  const idOrWhole = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(idOrWhole);
    const { id, object } = (value ?? {}) as Fields;
    return typeof id === "string" && typeof object === "string" && !inline.includes(object) ? id : value;
  };
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, idOrWhole(value)]));
}

/** Stripe always sends these objects in full. */
const inline = ["price", "plan", "list"];

function expanded(value: unknown, path: string[], known: Map<string, Fields>): unknown {
  if (Array.isArray(value)) return value.map((part: unknown) => expanded(part, path, known));
  const whole = typeof value === "string" ? known.get(value) : value;
  if (whole === undefined) throw new Error(`Not recorded: ${String(value)}`);
  const [name, ...further] = path;
  if (whole === null || name === undefined) return whole;
  const { [name]: part } = whole as Fields;
  return part === undefined ? whole : { ...whole, [name]: expanded(part, further, known) };
}

function listOf(known: Map<string, Fields>, kind: string, params: URLSearchParams): Fields {
  const object = kind.replace(/s$/, "");
  const data = [...known.values()].filter(
    (one) => one.object === object && one.customer === params.get("customer"),
  );
  return { object: "list", data, has_more: false, url: `/v1/${kind}` };
}
