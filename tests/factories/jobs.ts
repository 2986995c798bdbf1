import { newId } from "@/lib/platform/ids";
import { type JobContext, mintSystemScope } from "@/lib/platform/outbox/job";

/** The proof of a running job, whichever it is. */
export const AS_JOB = mintSystemScope();

/** What a handler gets beside its payload, at its first try. */
export function jobContext(id: string = newId()): JobContext<never> {
  return { id, attempt: 1, scope: AS_JOB, tell: () => undefined };
}
