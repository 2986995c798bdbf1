import { guardedRequest } from "../../lib/platform/http/guarded-request.ts";

// Run by tests with settings of their own: prints what becomes of a call to the address that was given.
const [address = ""] = process.argv.slice(2);
const answer = await guardedRequest({ url: address, method: "GET" });
console.log(JSON.stringify(answer));
process.exit();
