import { applySettings } from "./settings.ts";

// Nothing answers on port 1: a unit test that asks the database fails at once and says where it tried.
const nowhere = "postgresql://unit@127.0.0.1:1/no_database_in_unit_tests";
applySettings({ app: nowhere, owner: nowhere });
