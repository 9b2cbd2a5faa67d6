export { openLocalFileSystem } from "./open-local-file-system.ts";
