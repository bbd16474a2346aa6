/** A piece of a document that has a name of its own: a page, a slide, what stands below a heading. */
export type Part = {
  /** Its place in an address: `p3`, `s2`. */
  anchor: string
  heading: string
  text: string
  /** How it is set, made safe; null where the text is all there is. */
  html: string | null
}

/** Longer than this nothing is read at one sitting: it is cut between two paragraphs. */
const longestPart = 8000

/** A heading set wide is written with a space between its characters. */
const spaced = /(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g

/** The lines of a page as paragraphs: a line that is full and ends in the middle of a sentence goes on in the next. */
export function paragraphsOf(lines: string[]): string {
  const full = Math.max(0, ...lines.map(({ length }) => length)) * 0.75
  let text = ''
  let before = ''
  for (const line of lines.map((one) => one.replace(spaced, '').trim()).filter((one) => one !== '')) {
    const goesOn = before.length >= full && !/[。！？；：.!?:;”」』）)]$/.test(before)
    const apart = /[A-Za-z0-9,]$/.test(before) && /^[A-Za-z0-9]/.test(line) ? ' ' : ''
    text += text === '' ? line : `${goesOn ? apart : '\n'}${line}`
    before = line
  }
  return text
}

/** Plain text in parts: at its chapters where it has some, else wherever one is long enough. */
export function partsOfText(text: string): Part[] {
  const chapter = /^(?=第[一二三四五六七八九十百零〇\d]+[章节编回][ \u3000]?.{0,30}$)/m
  const pieces = text
    .replace(/\r\n?/g, '\n')
    .split(chapter)
    .flatMap((piece) => cut(piece, /(?<=\n)/))
    .filter((piece) => piece.trim() !== '')
  return pieces.map((piece, at) => {
    const [first = ''] = piece.trim().split('\n')
    const heading = first.length <= 40 ? first.trim() : ''
    return { anchor: `s${at + 1}`, heading, text: piece.trim(), html: null }
  })
}

/** Safe HTML in parts, each beginning with its heading. */
export function partsOfHtml(html: string): Part[] {
  const pieces = html.split(/(?=<h[1-3]>)/).flatMap((piece) => cut(piece, /(?<=<\/(?:p|ul|ol|table)>)/))
  return pieces
    .map((piece) => ({ piece, text: textOf(piece) }))
    .filter(({ piece, text }) => text !== '' || piece.includes('<img'))
    .map(({ piece, text }, at) => {
      const heading = /^<h[1-3]>(.*?)<\/h[1-3]>/.exec(piece)?.[1] ?? ''
      return { anchor: `s${at + 1}`, heading: textOf(heading).slice(0, 200), text, html: piece }
    })
}

function cut(piece: string, between: RegExp): string[] {
  const cuts: string[] = ['']
  for (const one of piece.split(between)) {
    const last = cuts.at(-1) as string
    if (last.length > 0 && last.length + one.length > longestPart) cuts.push(one)
    else cuts[cuts.length - 1] = last + one
  }
  return cuts
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** What XML and HTML write as `&amp;` and `&#20013;`. */
export const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hexadecimal, name) => {
    if (name) return signs[name] ?? all
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

const textOf = (html: string): string =>
  unescaped(html.replace(/<\/(?:p|h\d|li|tr|table)>|<br ?\/?>/g, '\n').replace(/<[^>]*>/g, ''))
    .replace(/\n{2,}/g, '\n')
    .trim()
