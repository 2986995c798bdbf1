import { migrate } from "../../scripts/lib/migrations.ts";

// A process of its own that migrates a database and says what it applied; a test kills it or lets several meet.
const [owner = "", dir = ""] = process.argv.slice(2);
console.log(JSON.stringify(await migrate(owner, async () => undefined, dir)));
