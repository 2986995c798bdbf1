import { usersOfPackages } from "./lib/packages.ts";

/** For the bootstrap, which runs before there are packages: prints the process that uses the installed ones, or nothing. */
console.log(usersOfPackages()[0] ?? "");
