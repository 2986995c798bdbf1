import { nothingHere } from "@/lib/platform/requests/program-route";

/** Addresses under `/api` that no route has. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = nothingHere();
