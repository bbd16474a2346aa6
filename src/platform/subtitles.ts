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

/** A piece of subtitles, or a chapter: from when to when, in seconds, and its words. */
export type Cue = { from: number; to: number; text: string }

const times = /(?:(\d+):)?(\d{1,2}):(\d{2})\.(\d{3}) --> (?:(\d+):)?(\d{1,2}):(\d{2})\.(\d{3})/
const seconds = ([hours = '0', minutes = '0', whole = '0', part = '0']: (string | undefined)[]) =>
  Number(hours) * 3600 + Number(minutes) * 60 + Number(whole) + Number(part) / 1000

/** The cues of a WebVTT or SRT file: nothing else of it, no styles, no notes, no marks within the words. */
export function cuesIn(text: string): Cue[] {
  const blocks = (webVtt(text) ?? '').split(/\n{2,}/)
  return blocks.flatMap((block) => {
    const lines = block.split('\n')
    const at = lines.findIndex((line) => times.test(line))
    const found = times.exec(lines[at] ?? '')?.slice(1) ?? []
    const said = lines
      .slice(at + 1)
      .map((line) => line.replace(/<[^>]*>/g, '').trim())
      .filter((line) => line !== '')
    const [from, to] = [seconds(found.slice(0, 4)), seconds(found.slice(4))]
    return at >= 0 && to > from && said.length > 0 ? [{ from, to, text: said.join('\n') }] : []
  })
}

const clock = (at: number) => {
  const whole = Math.round(at * 1000)
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0')
  const [hours, minutes, rest] = [whole / 3_600_000, (whole / 60_000) % 60, (whole / 1000) % 60]
  return `${two(hours)}:${two(minutes)}:${two(rest)}.${String(whole % 1000).padStart(3, '0')}`
}
/** What would be read as a mark stands for itself. */
const plain = (text: string) =>
  text
    .replace(/&(?!(?:amp|lt|gt|nbsp|lrm|rlm);)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')

/** The cues as a WebVTT file, in their order. */
export const vttOf = (cues: Cue[]): string =>
  `${['WEBVTT', ...cues.map(({ from, to, text }) => `${clock(from)} --> ${clock(to)}\n${plain(text)}`)].join(
    '\n\n',
  )}\n`
