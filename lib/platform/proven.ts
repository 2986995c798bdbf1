declare const proven: unique symbol;

/**
 * The proof that a caller was let in for a policy (or runs as a job). Only gates and the job runner make one, so a function that takes
 * `Proven<"its.policy">` compiles for nobody else. The platform knows no policy by name.
 */
export type Proven<Policy extends string> = { readonly [proven]: Policy };
