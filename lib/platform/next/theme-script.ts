/** Where the reader's choice of light or dark is kept; absent means "as the system". */
export const THEME_KEY = "patchbay-theme";

/**
 * Runs before the first paint and pins the chosen theme. A constant text: content security policies allow it by its
 * hash, so it must not depend on the request. Without quotes, `<` or `&`, so that it can be an ordinary text child.
 */
export const THEME_SCRIPT =
  "try{var t=localStorage.getItem(`patchbay-theme`);if(t===`light`||t===`dark`)document.documentElement.dataset.theme=t}catch(e){}";

/** CSP source of the script above; `theme-script.test.ts` keeps the two together. */
export const THEME_SCRIPT_HASH = "'sha256-kRaqeiLNuTJlO7R5/zwggFMBZ7qEeiMCB8pbEh0hZHU='";
