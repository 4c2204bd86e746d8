import type { ExpressionPart } from "./expression";

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  '"': '\\"',
  "\\": "\\\\",
};

/**
 * Characters that nobody could read or that would change the text around them: controls, format characters, line
 * separators, combining marks that do not follow a letter.
 */
export const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?<![\p{L}\p{N}\p{M}])\p{M}/u;
const ESCAPED = new RegExp(`["\\\\]|${UNPRINTABLE.source}`, "gu");

/** Text as it stands between quotes. */
export function escapeQuoted(text: string): string {
  return escapeMarkers(text.replace(ESCAPED, escapeCharacter));
}

function escapeCharacter(character: string): string {
  const short = SHORT_ESCAPES[character];
  if (short !== undefined) {
    return short;
  }
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xd800 && code <= 0xdfff) {
    return "\ufffd";
  }
  return unicodeEscape(code);
}

/** `\\u0024` and the like. */
export function unicodeEscape(code: number): string {
  const digits = code.toString(16);
  return code > 0xffff ? `\\U${digits.padStart(8, "0")}` : `\\u${digits.padStart(4, "0")}`;
}

/** Would the last character together with the sequence that follows read as `$${` or `%%{`? */
export function endsInMarker(text: string, next: ExpressionPart | undefined): boolean {
  return next !== undefined && typeof next !== "string" && text.endsWith(next.opener.charAt(0));
}

/** Text in which `${` and `%{` are no template markers. */
export function escapeMarkers(text: string): string {
  return text.replace(/[$%](?=\{)/g, "$&$&");
}
