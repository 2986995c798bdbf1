import { cache } from "react";
import { db } from "@/lib/platform/db";
import { getPublicScope } from "../gates/data";
import { getLink } from "./data";

/** What a mailed link is, for its page and the page's title, read once a request. */
export const loadLink = cache((token: string) => getLink(db(), getPublicScope(), token));
