/** The key that is held for commands here, as its keyboard has it written. */
export const COMMAND_KEY: string = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "\u2318" : "Ctrl";
