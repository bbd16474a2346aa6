import iconv from 'iconv-lite'

/** The words of a text file, in UTF-8 or GB 18030; null when it is none. */
export function textIn(bytes: Buffer): string | null {
  const utf8 = decoded(bytes)
  const text = utf8 ?? iconv.decode(bytes, 'gb18030')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what no text holds is looked for
  return /[\u0000-\u0008\u000e-\u001a\ufffd]/.test(text) ? null : text.replace(/^\ufeff/, '')
}

function decoded(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
