import { START_COMMAND } from "./noise.ts";

/**
 * Writes those files to its output whose names, ended by NUL, come in by its input. Nothing else is ever in the
 * command: no name meets a shell. `env` is there for shells that do not know `NAME=value command`.
 *
 * - `--verbatim-files-from`, which `--null` implies: a name that begins with "-" is a name.
 * - `--absolute-names`: names come back as they were given.
 * - `--hard-dereference`: a second name of a file is a file, not a note.
 */
export const TAR_COMMAND = `${START_COMMAND}env LC_ALL=C tar --create --file=- --format=gnu --absolute-names --no-recursion --hard-dereference --null --files-from=-`;
