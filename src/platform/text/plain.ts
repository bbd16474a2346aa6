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

/** Subtitles as browsers read them: WebVTT. SRT differs by the comma in its times and by its missing first line. */
export function webVtt(text: string): string | null {
  const lines = text.replace(/\r\n?/g, '\n').trim()
  const timed = /^\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3} --> (?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}/m
  if (!timed.test(lines)) return null
  if (lines.startsWith('WEBVTT')) return `${lines}\n`
  return `WEBVTT\n\n${lines.replace(/(\d{2}:\d{2}),(\d{3})/g, '$1.$2')}\n`
}

/** What is said in subtitles, without times and marks. */
export const saidIn = (vtt: string): string =>
  vtt
    .split('\n')
    .filter((line) => !/^(?:WEBVTT|NOTE\b|STYLE\b|\d+$)|-->/.test(line.trim()))
    .map((line) => line.replace(/<[^>]*>/g, '').trim())
    .filter((line) => line !== '')
    .join('\n')
