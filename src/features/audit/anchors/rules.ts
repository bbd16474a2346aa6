/** A line kept outside of the database, with whose signature it bears; `digest` names it in the next one. */
export type HeldLine = {
  kind: 'anchor' | 'restored'
  day: string | null
  entryId: number
  hash: string
  previous: string
  digest: string
  print: string
  signature: 'known' | 'unknown' | 'forged'
}

type HeldHead = {
  entryId: number
  hash: string
  at: string
  /** The digest of the last anchor then. */
  anchor: string
  signature: 'known' | 'unknown' | 'forged'
}

/** Everything that was found: what the database says, and what is held outside of it. */
export type Findings = {
  /** How many entries hold, from the first one on, and which number the last one bears. */
  trail: { valid: boolean; entries: number; lastId: number }
  /** The hash of an entry as it was computed now, of those that hold. */
  hashAt: ReadonlyMap<number, string>
  table: HeldLine[]
  lines: (HeldLine | null)[]
  head: HeldHead | 'damaged' | null
  /** Anchors that somebody kept elsewhere and brings to compare. */
  kept: (HeldLine | null)[]
}

const faultCodes = [
  'trail-cut',
  'trail-rewritten',
  'line-damaged',
  'line-forged',
  'line-unknown-key',
  'line-unlinked',
  'anchor-not-in-database',
  'anchor-not-in-files',
  'anchor-differs',
  'anchor-lost',
  'head-missing',
  'head-damaged',
  'head-forged',
  'kept-unknown',
] as const

export type Fault = { code: (typeof faultCodes)[number]; entryId?: number; at?: string; print?: string }

const noAnchor = '0'.repeat(64)

/** What speaks against the trail although its chain may hold: a cut end, another chain, anchors that are missing. */
export function faultsOf(found: Findings): Fault[] {
  const journal = readJournal(found.lines)
  const known = new Set([...journal.live, ...found.table].map(({ digest }) => digest))
  return [
    ...endFaults(found, journal.live),
    ...journal.faults,
    ...tableFaults(found.table, journal.live),
    ...headFaults(found, known),
    ...keptFaults(found, new Set([...journal.all, ...known])),
  ]
}

/** The anchors that still count: after a backup was put back, those of later entries do not. */
function readJournal(lines: (HeldLine | null)[]) {
  const faults: Fault[] = []
  let live: HeldLine[] = []
  let strangers: HeldLine[] = []
  const all: string[] = []
  for (const [index, line] of lines.entries()) {
    if (!line) {
      faults.push({ code: 'line-damaged', at: `第 ${index + 1} 行` })
      continue
    }
    const before = line.kind === 'anchor' ? live.at(-1)?.digest : all.at(-1)
    if (line.previous !== (before ?? noAnchor)) faults.push({ code: 'line-unlinked', ...placeOf(line) })
    if (line.signature === 'forged') faults.push({ code: 'line-forged', ...placeOf(line) })
    if (line.signature === 'unknown') strangers.push(line)
    all.push(line.digest)
    if (line.kind === 'anchor') live.push(line)
    else {
      live = live.filter(({ entryId }) => entryId <= line.entryId)
      // Whoever put the backup back signed over the anchors of the key that was lost.
      if (line.signature === 'known') strangers = []
    }
  }
  const prints = new Map(strangers.map((line) => [line.print, line]))
  for (const [print, line] of prints) faults.push({ code: 'line-unknown-key', ...placeOf(line), print })
  return { live, all, faults }
}

const placeOf = ({ day, entryId }: HeldLine) => ({ entryId, at: day ?? '恢复备份的一行' })

/** The first entry that is not what was held, or the highest that is gone. */
function endFaults({ trail, hashAt, table, head, kept }: Findings, live: HeldLine[]): Fault[] {
  const held = [
    ...[...live, ...table, ...kept.filter((line) => line !== null)]
      .filter(({ signature }) => signature === 'known')
      .map(({ entryId, hash, day }) => ({ entryId, hash, at: day ?? '' })),
    ...(head && head !== 'damaged' && head.signature === 'known' ? [head] : []),
  ].sort((a, b) => a.entryId - b.entryId)
  const gone = held.findLast(({ entryId }) => entryId > trail.lastId)
  const other = held.find(
    ({ entryId, hash }) => entryId > 0 && entryId <= trail.entries && hashAt.get(entryId) !== hash,
  )
  return [
    ...(gone ? [{ code: 'trail-cut' as const, entryId: gone.entryId, at: gone.at }] : []),
    ...(other ? [{ code: 'trail-rewritten' as const, entryId: other.entryId, at: other.at }] : []),
  ]
}

function tableFaults(table: HeldLine[], live: HeldLine[]): Fault[] {
  const byDay = new Map(live.map((line) => [line.day, line]))
  const days = new Set(table.map(({ day }) => day))
  const faults: Fault[] = live
    .filter(({ day }) => !days.has(day))
    .map((line) => ({ code: 'anchor-not-in-database', ...placeOf(line) }))
  for (const [index, row] of table.entries()) {
    const line = byDay.get(row.day)
    // The newest may be committed and not yet written beside: the next minute does it.
    const justMade = index === table.length - 1 && row.signature === 'known'
    if (!line && !justMade) faults.push({ code: 'anchor-not-in-files', ...placeOf(row) })
    if (line && line.digest !== row.digest) faults.push({ code: 'anchor-differs', ...placeOf(row) })
  }
  return faults
}

function headFaults({ head, table, lines }: Findings, known: Set<string>): Fault[] {
  if (head === 'damaged') return [{ code: 'head-damaged' }]
  if (!head) return table.length + lines.length > 0 ? [{ code: 'head-missing' }] : []
  if (head.signature !== 'known') return [{ code: 'head-forged', at: head.at, entryId: head.entryId }]
  const lost = head.anchor !== noAnchor && !known.has(head.anchor)
  return lost ? [{ code: 'anchor-lost', at: head.at, entryId: head.entryId }] : []
}

function keptFaults({ kept }: Findings, known: Set<string>): Fault[] {
  return kept.flatMap((line, index): Fault[] => {
    if (!line) return [{ code: 'line-damaged', at: `带来的第 ${index + 1} 行` }]
    if (line.signature === 'forged') return [{ code: 'line-forged', ...placeOf(line) }]
    if (line.signature === 'unknown')
      return [{ code: 'line-unknown-key', ...placeOf(line), print: line.print }]
    return known.has(line.digest) ? [] : [{ code: 'kept-unknown', ...placeOf(line) }]
  })
}

const sentences: Record<Fault['code'], (fault: Fault) => string> = {
  'trail-cut': ({ entryId }) =>
    `审计记录的末尾被截短：锚点或链尾记下过第 ${entryId} 条，数据库里没有这一条了。`,
  'trail-rewritten': ({ entryId, at }) =>
    `审计记录被整条重算过：第 ${entryId} 条与${at ? ` ${at} ` : ''}记下的校验码不符，它和它之前的记录有改动。`,
  'line-damaged': ({ at }) => `锚点文件的${at}读不出来，可能被改动过。`,
  'line-forged': ({ at }) => `${at} 的锚点签名不对，内容被改动过。`,
  'line-unknown-key': ({ at, print }) =>
    `${at} 的锚点是另一把密钥签的（指纹 ${print?.slice(0, 16)}……）。若密钥换过，请用 --public-key 指明原来的公钥再校验。`,
  'line-unlinked': ({ at }) => `${at} 的锚点接不上前一个锚点，中间有锚点被删去或调换。`,
  'anchor-not-in-database': ({ at }) => `${at} 的锚点在文件里有，数据库里没有，可能被删去。`,
  'anchor-not-in-files': ({ at }) => `${at} 的锚点在数据库里有，锚点文件里没有，可能被删去。`,
  'anchor-differs': ({ at }) => `${at} 的锚点在数据库里和文件里不一样。`,
  'anchor-lost': () => '链尾记下的最近一个锚点找不到了，数据库和锚点文件里都可能被删去。',
  'head-missing': () => '没有链尾文件（anchors/head.json），最后一个锚点之后有没有缺失，无从核对。',
  'head-damaged': () => '链尾文件（anchors/head.json）读不出来，可能被改动过。',
  'head-forged': () => '链尾文件（anchors/head.json）不是这里的密钥签的，可能被换过。',
  'kept-unknown': ({ at }) => `另外保存的 ${at} 的锚点，这里没有，可能被删去或换过。`,
}

export const sentenceOf = (fault: Fault): string => sentences[fault.code](fault)

/** A key's print in groups of four, to be read aloud and compared. */
export const grouped = (print: string): string => print.match(/.{1,4}/g)?.join(' ') ?? print
