import { generateClient } from "../../scripts/lib/client.ts";

/** Before any test: the database client fits the schema files, whoever changed them last. */
export default async function setup(): Promise<void> {
  await generateClient();
}
