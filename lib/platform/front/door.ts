import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { FORM_TOO_LARGE, isFormTooLarge, MAX_FORM_BYTES } from "../forms/form-limit.ts";
import { isActionTooDeep, mayBeAction } from "./action-body.ts";
import { defaultHeaders, type FrontSettings, withDefaultHeaders } from "./answer-headers.ts";
import { type Call, withCall } from "./call.ts";
import { ownNameFor } from "./own-name.ts";
import { missingPage } from "./pages.ts";
import { answerPost, callsCacheFunction } from "./post.ts";
import { refuse } from "./refusal.ts";
import { FILE_METHODS, isForPrograms, judge, METHODS, PAGE_METHODS, takesForms } from "./request-line.ts";
import { readWhole, withBody } from "./whole-body.ts";

type Knows = (path: string) => boolean;
type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function isReading(request: IncomingMessage): boolean {
  return request.method === "GET" || request.method === "HEAD";
}

async function refuseBody(response: ServerResponse): Promise<void> {
  await refuse(response, "", "too_large", { detail: FORM_TOO_LARGE });
}

/** Conditions that Next answers with 500 where they do not hold of a file. Files are small and read whole. */
const UNMET = ["if-match", "if-unmodified-since", "if-range", "range"];

/** Next renders a page whatever the method; pages are read and posted to, nothing else. An address for programs judges for itself. */
async function passByMethod(request: IncomingMessage, response: ServerResponse, next: Handler): Promise<void> {
  const posts = takesForms(request.url ?? "");
  if (!posts) for (const name of UNMET) delete request.headers[name];
  if (isReading(request)) return next(request, response);
  if (request.method === "POST" && posts) return passForm(request, response, next);
  const allow = posts ? PAGE_METHODS : FILE_METHODS;
  if (request.method !== "OPTIONS") return refuse(response, "", "method_not_allowed", { headers: { allow } });
  response.writeHead(204, { allow }).end();
}

/** Pages read their forms through Next, which fails on a body it will not take; addresses for programs count for themselves. */
async function passForm(request: IncomingMessage, response: ServerResponse, next: Handler): Promise<void> {
  if (isFormTooLarge(request)) return refuseBody(response);
  const encoding = request.headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity")
    return refuse(response, "", "unsupported_media", { headers: { "accept-encoding": "identity" } });
  if (callsCacheFunction(request)) return refuse(response, "", "not_found");
  const action = mayBeAction(request.headers);
  if (request.headers["transfer-encoding"] === undefined && !action) return answerPost(request, response, next);
  const whole = await readWhole(request, MAX_FORM_BYTES);
  if (!whole) return refuseBody(response);
  if (action && isActionTooDeep(whole, request.headers["content-type"] ?? "")) return refuse(response, "", "malformed");
  return answerPost(withBody(request, whole), response, next);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  next: Handler,
  knows: Knows,
  origin: string | undefined,
): Promise<void> {
  const verdict = judge(request.method ?? "", request.url ?? "", request.headers);
  const own = verdict.ok ? ownNameFor(request, origin) : null;
  if (verdict.ok && own) {
    const location = `${own.origin}${verdict.address}`;
    return void response.writeHead(307, { location, "cache-control": "no-store" }).end();
  }
  if (verdict.ok) {
    const programs = isForPrograms(verdict.address);
    const path = verdict.address.split("?", 1)[0] ?? "";
    // The query stays: Next tells by it what a page is asked for.
    request.url =
      programs || knows(path)
        ? verdict.address
        : verdict.address.replace(path, () => missingPage(path, request.headers));
    return programs ? next(request, response) : passByMethod(request, response, next);
  }
  const { why, path } = verdict;
  const programs = isForPrograms(path);
  if (why === "method")
    return refuse(response, path, "method_not_allowed", {
      headers: { allow: programs ? METHODS.join(", ") : PAGE_METHODS },
    });
  if (why === "router state")
    return refuse(response, path, "malformed", { detail: "A header of the router cannot be read." });
  if (why === "host") return refuse(response, path, "malformed", { detail: "The Host header is missing or wrong." });
  if (programs || !isReading(request))
    return refuse(response, path, "malformed", { detail: "The address cannot be decoded." });
  request.url = missingPage(path, request.headers);
  return next(request, response);
}

/**
 * The one place that every request passes before Next: every answer has our headers, and what Next answers with 500 or with its own words
 * is answered here. An address that `knows` says has no page gets the page that says so; Next's templates for its own errors are such.
 */
export function frontDoor(next: Handler, knows: Knows, settings: FrontSettings): RequestListener {
  const defaults = defaultHeaders(settings);
  return (request, response) => {
    const call: Call = { reached: false, unavailable: false };
    withDefaultHeaders(response, defaults, call);
    withCall(call, () => answer(request, response, next, knows, settings.origin)).catch((error: unknown) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else void refuse(response, request.url ?? "", "internal");
    });
  };
}

/** What is still on its way is read for so long that the other side sees the answer, milliseconds; then nobody holds the connection. */
const LINGER_MS = 1_000;

/** The end of a connection on which Node offers no response to write to. */
function endWith(socket: Duplex, settings: FrontSettings, status: string, more = ""): void {
  const headers = defaultHeaders(settings)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
  socket.end(`HTTP/1.1 ${status}\r\n${headers}${more}Connection: close\r\nContent-Length: 0\r\n\r\n`);
  socket.resume();
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

/** What is no HTTP at all gets a last line with our headers; Node would send a bare one. */
export function brokenRequests(settings: FrontSettings): (error: Error & { code?: string }, socket: Duplex) => void {
  return (error, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    const status = error.code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
    endWith(socket, settings, status);
  };
}

/** `CONNECT` asks for a tunnel; Node would just end the connection. */
export function tunnels(settings: FrontSettings): (request: IncomingMessage, socket: Duplex) => void {
  return (_request, socket) => endWith(socket, settings, "405 Method Not Allowed", `Allow: ${METHODS.join(", ")}\r\n`);
}
