import { z } from "zod";
import { confirmDeletionSchema } from "@/lib/installs/schema";
import { nothing, operation } from "./types";

export const confirmDeletionOperation = operation({
  id: "confirmDeletion",
  method: "post",
  path: "/api/v1/data-deletions/{deletion}/confirm",
  tag: "Installation",
  summary: "Confirm that data was deleted",
  description:
    "After `app.uninstalled`: say what you deleted. Send the event's one-time `confirm_token` as a bearer token or in the body. The workspace sees the receipt. Saying it again changes nothing.",
  policy: "deletion.confirm",
  params: z.strictObject({ deletion: z.string() }),
  query: nothing,
  body: confirmDeletionSchema,
  status: 200,
  answer: z.object({ id: z.string(), confirmed_at: z.string(), receipt: z.string() }),
});
