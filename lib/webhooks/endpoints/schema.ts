import { z } from "zod";
import { say } from "@/lib/platform/messages/said";
import { completeAddress } from "@/lib/platform/text/web-address";
import { shownId } from "../deliveries/schema";

const partner = z.string();
const endpoint = shownId("endpoint");

/** An address typed by a person; whether it may be called is decided by the guard. */
const url = z
  .string()
  .trim()
  .min(1, say("portal.addressMissing"))
  .max(2_000, say("fields.atMostCharacters", { most: 2000 }))
  .transform(completeAddress);

export const createEndpointSchema = z.object({ partner, client: shownId("client"), url });
export const endpointSchema = z.object({ partner, endpoint });
export const changeUrlSchema = z.object({ partner, endpoint, url });
export const deleteEndpointSchema = z.object({ partner, endpoint, confirm: z.string() });
