import type { IncomingMessage, ServerResponse } from "node:http";
import { mayBeAction } from "./action-body.ts";
import { callNow } from "./call.ts";
import { FILE_METHODS } from "./request-line.ts";

/** Functions with `use cache` have ids too, told by the highest bit of the first byte; Next would run them as actions. */
export function callsCacheFunction(request: IncomingMessage): boolean {
  const id = request.headers["next-action"];
  return typeof id === "string" && /^[89a-f]/i.test(id);
}

/**
 * Lets Next answer a post, with 400 in place of its 500 when no action of ours was reached. Our actions never throw, so this 500 means that
 * the call could not be read (arguments that React cannot decode, a broken form, a foreign Origin): the caller's mistake. Next logs it all the
 * same. Not told apart: a page that fails while it is rendered for a form that calls no action. A route that is only read answers 405
 * without `Allow`, which is added.
 */
export async function answerPost(
  request: IncomingMessage,
  response: ServerResponse,
  next: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<void> {
  const call = callNow();
  const mayBeMistaken = mayBeAction(request.headers);
  const { writeHead } = response;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    if (status === 405 && !response.hasHeader("allow")) response.setHeader("allow", FILE_METHODS);
    const mistaken = mayBeMistaken && !call?.reached && !call?.unavailable;
    return Reflect.apply(writeHead, response, [status === 500 && mistaken ? 400 : status, ...rest]);
  };
  return next(request, response);
}
