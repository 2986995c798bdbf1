/** What a button sends to the document to bring the menu of Ctrl-K. */
export const FIND_EVENT = "patchbay:find";
