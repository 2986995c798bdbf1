import { toFailure } from "../../lib/platform/errors.ts";
import { log } from "../../lib/platform/log.ts";

// Run by tests with settings of their own: what the product's log makes of secrets that reach it. `SECRET` is in every place a call could put one.

const SECRET = "0123456789abcdef0123456789abcdef";
const request = {
  headers: { authorization: `Bearer ${SECRET}`, cookie: `session=${SECRET}` },
  body: { password: SECRET },
};
// A path as a stranger may write it: it stays inside its line.
const path = decodeURIComponent('/en/listings/x%0a{"level":"error","msg":"forged"}%0d%e2%80%a8');
log().info({ requestId: "req_1", token: SECRET, path }, "asked");
log().warn({ request, attempts: [{ client_secret: SECRET }] }, "refused");
const fault = Object.assign(new Error(`connect postgresql://app:${SECRET}@db/patchbay failed`), {
  config: { password: SECRET },
});
const { errorId } = toFailure(fault);
console.log(JSON.stringify({ answered: errorId }));
