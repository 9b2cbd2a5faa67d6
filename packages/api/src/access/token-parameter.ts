/** The parameter of a link that lets a browser in. */
export const TOKEN_PARAMETER = "token";
