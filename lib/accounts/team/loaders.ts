import { cache } from "react";
import { db } from "@/lib/platform/db";
import { getPublicScope } from "../gates/data";
import { getInvitation } from "./data";

/** An invitation by its link, for its page and the page's title, read once a request. */
export const loadInvitation = cache((token: string) => getInvitation(db(), getPublicScope(), token));
