import type { Db } from "../db";
import { newId } from "../ids";
import { errorText } from "./row-fault";

/** Where something can be set aside: writing down attempts, making a delivery's request, an endpoint itself. */
export type ParkingQueue = "attempts" | "deliveries" | "endpoints";

/** What is set aside. `key` is what it is in its queue: set aside twice, it is one row that counts. */
export type Parked = { queue: ParkingQueue; key: string; subjectType: "endpoint"; subjectId: string; error: unknown };

/** Sets one piece of work aside for staff, with its error. */
export async function parkRow(on: Db, { queue, key, subjectType, subjectId, error }: Parked): Promise<void> {
  await on.$executeRaw`
    INSERT INTO parked_row (id, queue, key, subject_type, subject_id, error)
    VALUES (${newId()}::uuid, ${queue}, ${key}, ${subjectType}, ${subjectId}::uuid, ${errorText(error)})
    ON CONFLICT (queue, key) DO UPDATE SET error = EXCLUDED.error, times = parked_row.times + 1, parked_at = (SELECT business_now())`;
}
