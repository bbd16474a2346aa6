const fullWidth = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g

/** Tidies a cell: byte-order mark and surrounding blanks off, full-width digits and letters to half width. */
export const tidy = (text: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .replace(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .trim()

/**
 * Why a text cannot be a person's name; null when it can. Any Han character of GB 18030 and · are welcome.
 * Private-use characters print as boxes elsewhere; ? and U+FFFD are what a wrong encoding leaves behind.
 */
export function whyNotName(
  name: string,
): 'empty' | 'too-long' | 'control-character' | 'private-use' | 'damaged' | 'no-letters' | null {
  if (!name) return 'empty'
  if ([...name].length > 50) return 'too-long'
  if (/\p{Cc}|\p{Cf}|\p{Cs}/u.test(name)) return 'control-character'
  if (/\p{Co}/u.test(name)) return 'private-use'
  if (/[?？\uFFFD]/.test(name)) return 'damaged'
  return /\p{L}/u.test(name) ? null : 'no-letters'
}

/** True where a form says that there is nothing to say: blank, 无, or a dash. */
export const meansNone = (text: string): boolean => /^(无|[-—－–/]*)$/.test(tidy(text))
