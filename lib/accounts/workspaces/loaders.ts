import { cache } from "react";
import { db } from "@/lib/platform/db";
import { loadPersonScope } from "../gates/loaders";
import { getPlaces } from "./data";
import type { Places } from "./types";

/** Where the signed-in person may go; shells and the picker read it once a request. */
export const loadPlaces = cache(async (): Promise<Places> => getPlaces(db(), await loadPersonScope("account.manage")));
