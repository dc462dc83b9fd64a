const FULL_WIDTH_ASCII = /[\uFF01-\uFF5E]/g
const IDEOGRAPHIC_SPACE = /\u3000/g
const OFFSET = 0xfee0

/**
 * Turns full-width letters, digits and signs (U+FF01–U+FF5E) and the ideographic space into their
 * half-width forms, as a Chinese input method types them by accident. Length never changes, so a
 * position found in the result is a position in what the person typed.
 *
 * For codes and numbers only; prose keeps its full-width punctuation.
 */
export function toHalfWidth(text: string): string {
  return text
    .replace(FULL_WIDTH_ASCII, (sign) => String.fromCharCode(sign.charCodeAt(0) - OFFSET))
    .replace(IDEOGRAPHIC_SPACE, ' ')
}

/** White space and characters that print nothing: they come along when a code is pasted. */
const UNSEEN = /[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/

/** Position of the first white or invisible character, or -1. */
export function findUnseen(text: string): number {
  return text.search(UNSEEN)
}

/** The text without any white or invisible character. */
export function withoutUnseen(text: string): string {
  return text.replace(new RegExp(UNSEEN, 'g'), '')
}

/** Upper case for Latin letters alone, so that no other letter changes the length (ß would). */
export function latinUpperCase(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase())
}
