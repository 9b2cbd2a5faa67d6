/** A place in the code that a failure went through. */
export interface TracebackFrame {
  readonly file: string;
  readonly line: string;
  readonly function: string;
  /** The lines of code below it, as written. */
  readonly code: readonly string[];
}

/** A stretch of a traceback: frames of libraries, a frame of the user's own code, or lines of another form. */
export type TracebackPart =
  | { readonly kind: "library"; readonly frames: readonly TracebackFrame[] }
  | { readonly kind: "own"; readonly frame: TracebackFrame }
  | { readonly kind: "text"; readonly lines: readonly string[] };

const FRAME = /^\s*File "(.*)", line (\d+)(?:, in (.*))?$/;
const LIBRARY =
  /[\\/](site-packages|dist-packages)[\\/]|[\\/]lib(64)?[\\/]python\d[\d.]*[\\/]|[\\/]metalab[\\/](?!tests?[\\/])[\w\\/]*\.py$|^<frozen /i;

/** The parts of a Python traceback in their order. Nothing of it is lost: a text of another form is one part. */
export function tracebackParts(traceback: string): TracebackPart[] {
  const parts: TracebackPart[] = [];
  const lines = traceback.trimEnd().split("\n");
  for (let at = 0; at < lines.length; ) {
    const found = FRAME.exec(lines[at]!);
    if (found === null) {
      addText(parts, lines[at++]!);
      continue;
    }
    const [, file = "", line = "", name = ""] = found;
    const code: string[] = [];
    for (at++; at < lines.length && isCode(lines[at]!); at++) code.push(lines[at]!);
    addFrame(parts, { file, line, function: name, code });
  }
  return parts;
}

/** Whether a file belongs to Python, an installed package or metalab rather than to the user. */
export function isLibraryFile(file: string): boolean {
  return LIBRARY.test(file);
}

function isCode(line: string): boolean {
  return /^\s{4}/.test(line) && !FRAME.test(line);
}

function addText(parts: TracebackPart[], line: string): void {
  const last = parts.at(-1);
  if (last?.kind === "text") parts[parts.length - 1] = { kind: "text", lines: [...last.lines, line] };
  else parts.push({ kind: "text", lines: [line] });
}

function addFrame(parts: TracebackPart[], frame: TracebackFrame): void {
  const last = parts.at(-1);
  if (!isLibraryFile(frame.file)) parts.push({ kind: "own", frame });
  else if (last?.kind === "library")
    parts[parts.length - 1] = { kind: "library", frames: [...last.frames, frame] };
  else parts.push({ kind: "library", frames: [frame] });
}
