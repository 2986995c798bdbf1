import { notFound } from "next/navigation";
import { cache } from "react";
import { db } from "@/lib/platform/db";
import { getLiveTarget } from "./data";

/** What is about to be installed, for the page and its title, read once a request. */
export const loadInstallTarget = cache(async (slug: string) => (await getLiveTarget(db(), { slug })) ?? notFound());
