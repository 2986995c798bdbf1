import { z } from "zod";

/** Which of the things set aside: `prk_…` or `msg_…`. */
export const asideSchema = z.object({ aside: z.string().max(60) });
