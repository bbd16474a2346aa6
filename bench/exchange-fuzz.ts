/**
 * What goes between the two networks, tried many times with chance: `node bench/exchange-fuzz.ts [RUNS] [SEED]`.
 *
 * Secrets: a number of nobody, or a mark of a state secret, is hidden in one of the places in which a record or a file can
 * hide it, written in one of the ways in which people write it; what leaves is searched as the exchange searches it, and
 * it must be found there. As many records without a secret are searched beside them.
 *
 * Histories: packages are lost, come twice, late and in any order between two sides that number, wait, confirm and hand
 * over again by the rules of the exchange; in the end each side must have taken every package once, in order.
 */
import { PDFHexString, PDFName } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { identityNumberFor } from '#basics/identity-number.ts'
import { leaksIn, spots } from '#basics/leaks.ts'
import { handedAgain, missingBelow, turnOf } from '#features/exchange/packages/rules.ts'
import { innerTexts } from '#platform/inner-text/containers.ts'
import { archiveOf, pdfOf, wordWith } from '#platform/testing-documents.ts'

const [runs, seed] = [Number(process.argv[2] ?? 2000), Number(process.argv[3] ?? 1)]

/** Chance that is the same for the same seed (mulberry32). */
function chanceOf(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
const chance = chanceOf(seed)
const below = (most: number) => Math.floor(chance() * most)
const oneOf = <T>(list: readonly T[]): T => list[below(list.length)] as T

const twoSigns = (number: number) => String(number).padStart(2, '0')
const identity = () =>
  identityNumberFor({
    region: oneOf(['110105', '310101', '440305', '510107']),
    birth: `${1935 + below(75)}-${twoSigns(1 + below(12))}-${twoSigns(1 + below(28))}`,
    sequence: below(999),
  })
const fullWidth = (text: string) =>
  text.replace(/[\dX]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
const cut = (text: string, by: string) => `${text.slice(0, 6)}${by}${text.slice(6, 14)}${by}${text.slice(14)}`
/** How people write a number so that it is read, and a program might not. */
const ways: Record<string, (number: string) => string> = {
  plain: (number) => number,
  spaced: (number) => cut(number, ' '),
  hyphened: (number) => cut(number, '-'),
  'full width': fullWidth,
  'small x': (number) => number.toLowerCase(),
  'with unseen signs': (number) => cut(number, '\u200b'),
}
const marks = ['机密★', '秘密★10年', '绝密★', '密级：机密', '机密 ★ 长期']

const fillers = ['学习贯彻会议精神', '纪念馆开放时间为九点至十七点', '全长一百二十公里', '参观请预约']
const around = (text: string) => `${oneOf(fillers)}，${text}。${oneOf(fillers)}`
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** What leaves of a record: its texts and names, and a file. */
type Leaving = { texts: string[]; file: Buffer | null }
/** Libraries write EXIF in ASCII alone; cameras and telephones write what they like, so room is made and filled. */
async function picture(text: string): Promise<Buffer> {
  const words = Buffer.from(text)
  const room = 'A'.repeat(words.length)
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
    .withExif({ IFD0: { ImageDescription: room } })
    .jpeg()
    .toBuffer()
  words.copy(bytes, bytes.indexOf(room))
  return bytes
}
const core = (text: string) => ({
  'docProps/core.xml': `<cp:coreProperties><dc:creator>${escaped(text)}</dc:creator></cp:coreProperties>`,
})
const runsOf = (text: string) =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${escaped(text)}</w:t></w:r></w:p></w:body></w:document>`

const places: Record<string, (text: string) => Promise<Leaving>> = {
  'the title': async (text) => ({ texts: [text], file: null }),
  'the text': async (text) => ({ texts: [`<p>${around(text)}</p>`], file: null }),
  'the name of a file': async (text) => ({ texts: [`${text}.pdf`], file: null }),
  'a Word document': async (text) => ({
    texts: [],
    file: await wordWith({ 'word/document.xml': runsOf(around(text)) }),
  }),
  'its core properties': async (text) => ({ texts: [], file: await wordWith(core(text)) }),
  'its comments': async (text) => ({
    texts: [],
    file: await wordWith({
      'word/comments.xml': `<w:comments><w:t>${escaped(around(text))}</w:t></w:comments>`,
    }),
  }),
  'a picture within it (EXIF)': async (text) => ({
    texts: [],
    file: await wordWith({ 'word/media/image1.jpg': await picture(text) }),
  }),
  'a workbook within it': async (text) => ({
    texts: [],
    file: await wordWith({
      'word/embeddings/a.xlsx': await archiveOf({ 'xl/sharedStrings.xml': `<t>${escaped(text)}</t>` }),
    }),
  }),
  'a picture (EXIF)': async (text) => ({ texts: [], file: await picture(text) }),
  'the properties of a PDF': async (text) => ({
    texts: [],
    file: await pdfOf(['Xinghe'], (pdf) => pdf.setSubject(text)),
  }),
  'the XMP of a PDF': async (text) => ({
    texts: [],
    file: await pdfOf(['Xinghe'], (pdf) => {
      const xmp = pdf.context.flateStream(Buffer.from(`<x:xmpmeta>${escaped(text)}</x:xmpmeta>`), {
        Type: 'Metadata',
        Subtype: 'XML',
      })
      pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(xmp))
    }),
  }),
  'a note on a PDF page': async (text) => ({
    texts: [],
    file: await pdfOf(['Xinghe'], (pdf) => {
      const note = pdf.context.obj({ Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 9, 9] })
      note.set(PDFName.of('Contents'), PDFHexString.fromText(text))
      pdf.getPage(0).node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(note)]))
    }),
  }),
}

/** Whether what never may leave is found, as the exchange looks for it. */
async function held({ texts, file }: Leaving): Promise<boolean> {
  const plain = texts.flatMap((text) => [text, text.replace(/<[^>]*>/g, '')])
  const inner = file ? await innerTexts(file, spots) : []
  const hits = [
    ...plain.flatMap((text) => leaksIn(text).hits),
    ...inner.flatMap(({ text, raw }) => leaksIn(text, raw).hits),
  ]
  return hits.some(({ what }) => what === 'identity' || what === 'secret')
}

async function hideSecrets(): Promise<string[]> {
  const names = Object.keys(places)
  const tried = new Map(names.map((name) => [name, { hidden: 0, missed: 0, bare: 0, alarms: 0 }]))
  const misses: string[] = []
  for (let run = 0; run < runs; run++) {
    const place = names[run % names.length] as string
    const count = tried.get(place) as { hidden: number; missed: number; bare: number; alarms: number }
    const make = places[place] as (typeof places)[string]
    const [way, write] = oneOf(Object.entries(ways))
    const secret = chance() < 0.2 ? oneOf(marks) : write(identity())
    count.hidden += 1
    if (!(await held(await make(secret)))) {
      count.missed += 1
      misses.push(`${place}, ${way}: ${secret}`)
    }
    count.bare += 1
    if (await held(await make(`${oneOf(fillers)}${below(100_000)}`))) count.alarms += 1
  }
  console.log('| hidden in | times | missed | without a secret | false alarms |\n|---|---:|---:|---:|---:|')
  for (const [name, { hidden, missed, bare, alarms }] of tried)
    console.log(`| ${name} | ${hidden} | ${missed} | ${bare} | ${alarms} |`)
  return misses
}

type Packet = { number: number; digest: string; previous: string | null; items: number; receipt: Receipt }
type Receipt = { have: number; waiting: number[]; missing: number[] }
/** One side: what it sent, what it took, what waits in its folder. */
class Side {
  sent: (Packet & { id: number; confirmed: boolean; handedAt: Date | null })[] = []
  taken: string[] = []
  waiting = new Map<number, Packet>()
  heard = 0
  due = false
  readonly name: string
  constructor(name: string) {
    this.name = name
  }

  /** Without records it is a receipt alone. */
  send(now: Date, items: number): Packet {
    const number = this.sent.length + 1
    const have = this.taken.length
    const waiting = [...this.waiting.keys()].sort((a, b) => a - b)
    const receipt = { have, waiting, missing: missingBelow(have, waiting) }
    const previous = this.sent.at(-1)?.digest ?? null
    const packet = { number, digest: `${this.name}-${number}`, previous, items, receipt }
    this.sent.push({ ...packet, id: number, confirmed: false, handedAt: now })
    this.due = false
    return packet
  }

  take(packet: Packet, now: Date): Packet[] {
    const known = this.waiting.get(packet.number)?.digest ?? this.taken[packet.number - 1] ?? null
    const turn = turnOf(packet, { last: this.taken.length, lastDigest: this.taken.at(-1) ?? null, known })
    if (turn === 'forked') throw new Error(`${this.name} thinks that ${packet.digest} is of another history`)
    if (turn === 'wait') this.waiting.set(packet.number, packet)
    if (turn === 'take') {
      this.waiting.delete(packet.number)
      this.taken.push(packet.digest)
    }
    if (turn === 'wait' ? known === null : packet.items > 0) this.due = true
    const again = this.hear(packet, now)
    const next = turn === 'take' ? this.waiting.get(this.taken.length + 1) : undefined
    return next ? [...again, ...this.take(next, now)] : again
  }

  hear({ number, receipt }: Packet, now: Date): Packet[] {
    if (number <= this.heard) return []
    this.heard = number
    for (const one of this.sent) if (one.number <= receipt.have) one.confirmed = true
    return this.again(receipt, now)
  }

  again(receipt: Receipt, now: Date): Packet[] {
    const open = this.sent.filter(({ confirmed }) => !confirmed)
    const ids = new Set(handedAgain(open, receipt, now))
    return this.sent.filter(({ id }) => ids.has(id))
  }
}

function oneHistory(): { packets: number; rounds: number } {
  const [inside, outside] = [new Side('in'), new Side('out')]
  let now = new Date('2026-11-29T00:00:00Z')
  let packets = 0
  const way = { toOutside: [] as Packet[], toInside: [] as Packet[] }
  const fates = ['arrives', 'arrives', 'lost', 'twice', 'late'] as const
  const carry = (from: Packet[], to: Side, back: Packet[], smooth: boolean) => {
    const arriving = from.splice(0).flatMap((packet) => {
      const fate = smooth ? 'arrives' : oneOf(fates)
      packets += 1
      if (fate === 'late') from.push(packet)
      return fate === 'lost' || fate === 'late' ? [] : fate === 'twice' ? [packet, packet] : [packet]
    })
    if (!smooth && chance() < 0.5) arriving.reverse()
    for (const packet of arriving) back.push(...to.take(packet, now))
  }
  const days = 2 + below(8)
  for (let round = 0; ; round++) {
    const smooth = round >= days
    if (!smooth || inside.due) way.toOutside.push(inside.send(now, smooth ? 0 : 1))
    if (!smooth ? chance() < 0.6 : outside.due) way.toInside.push(outside.send(now, smooth ? 0 : 1))
    carry(way.toOutside, outside, way.toInside, smooth)
    carry(way.toInside, inside, way.toOutside, smooth)
    now = new Date(now.getTime() + 25 * 3_600_000)
    for (const [side, out] of [
      [inside, way.toOutside],
      [outside, way.toInside],
    ] as const) {
      const have = side.sent.filter(({ confirmed }) => confirmed).length
      out.push(...side.again({ have, waiting: [], missing: [] }, now))
    }
    const all = (from: Side, to: Side) =>
      from.sent.every(({ number, items }) => items === 0 || number <= to.taken.length)
    if (smooth && all(inside, outside) && all(outside, inside)) {
      for (const [from, to] of [
        [inside, outside],
        [outside, inside],
      ] as const)
        if (to.taken.some((digest, at) => digest !== from.sent[at]?.digest))
          throw new Error('something was taken out of turn')
      return { packets, rounds: round - days + 1 }
    }
    if (round > days + 30) throw new Error(`they never agree (seed ${seed})`)
  }
}

const began = performance.now()
const misses = await hideSecrets()
const searched = performance.now()
for (const miss of misses.slice(0, 10)) console.log(`missed: ${miss}`)
let [packets, most] = [0, 0]
const histories = runs * 5
for (let run = 0; run < histories; run++) {
  const { packets: carried, rounds } = oneHistory()
  packets += carried
  most = Math.max(most, rounds)
}
console.log(
  `\n${runs} secrets and ${runs} harmless records in ${((searched - began) / 1000).toFixed(1)} s; ${histories} histories, ${packets} packages on their way, in ${((performance.now() - searched) / 1000).toFixed(1)} s: each was taken once and in order, at most ${most} rounds after the last loss.`,
)
process.exitCode = misses.length > 0 ? 1 : 0
