import type { FilledShape } from '#features/statistics/answers/contract.ts'

/** A piece of a sentence; a number names the cell of the statistics table that it was read from. */
export type Piece = { text: string; cell?: Cell }
export type Cell = { table: string; row: string; column: string }
export type Sentence = Piece[]

/** What is watched of the members: a column of the tables of people, and how its people are called in a sentence. */
const watched = [
  { column: 'upTo35', name: '35岁及以下党员', drift: '年满36岁' },
  { column: 'female', name: '女党员', drift: '登记更正' },
  { column: 'minority', name: '少数民族党员', drift: '登记更正' },
  { column: 'college', name: '大专及以上学历党员', drift: '学历变化' },
  { column: 'retired', name: '离退休党员', drift: '退休' },
] as const

/**
 * What is worth a word: a share that moved by so many points since the end of last year, or one below that lies so far
 * from the whole and has so many people that it is not chance. Our own choice (M): parameters.
 */
export const noticeable = { points: 0.3, apart: 12, leastMembers: 30, most: 8 } as const

const movement = 'members-movement'
const byBranch = 'members-by-branch'

type Read = (row: string, column: string) => number

/** Reads a table by the keys of its lines and columns; what is not in it counts nobody. */
function reader({ rows, columns }: FilledShape): Read {
  const at = new Map(columns.map(({ key }, index) => [key, index]))
  const lines = new Map(rows.map(({ key, cells }) => [key, cells]))
  return (row, column) => lines.get(row)?.[at.get(column) ?? -1] ?? 0
}

const word = (text: string): Piece => ({ text })
const number = (value: number, unit: string, cell: Cell): Piece => ({
  text: `${value.toLocaleString('zh-CN')} ${unit}`,
  ...(value > 0 && { cell }),
})
const inMovement = (row: string, column: string): Cell => ({ table: movement, row, column })

const increases = [
  ['admitted', '发展'],
  ['transferredIn', '系统外转入'],
  ['restored', '恢复党籍'],
  ['otherIncrease', '其他增加'],
  ['movedIn', '系统内转入'],
] as const
const decreases = [
  ['transferredOut', '转往系统外'],
  ['left', '出党'],
  ['suspended', '停止党籍'],
  ['died', '去世'],
  ['otherDecrease', '其他减少'],
  ['movedOut', '系统内转出'],
] as const

/** 发展 210 人、系统外转入 36 人; empty when there was none. */
function named(read: Read, column: string, acts: readonly (readonly [row: string, name: string])[]): Piece[] {
  const some = acts.filter(([row]) => read(row, column) > 0)
  return some.flatMap(([row, name], at) => [
    word(`${at === 0 ? '' : '、'}${name} `),
    number(read(row, column), '人', inMovement(row, column)),
  ])
}

/** How the members of a period came to be as many as they are. */
export function totalSentence(table: FilledShape): Sentence {
  const read = reader(table)
  const [before, now] = [read('before', 'total'), read('present', 'total')]
  const pieces = [
    word('党员 '),
    number(now, '人', inMovement('present', 'total')),
    word('，上年末 '),
    number(before, '人', inMovement('before', 'total')),
    word(
      now === before
        ? '，人数没有变化'
        : `，${now > before ? '增加' : '减少'} ${Math.abs(now - before).toLocaleString('zh-CN')} 人`,
    ),
  ]
  return [...pieces, ...causes(named(read, 'total', increases), named(read, 'total', decreases)), word('。')]
}

function causes(ins: Piece[], outs: Piece[]): Piece[] {
  const parts = [
    ...(ins.length ? [[word('增加的是'), ...ins]] : []),
    ...(outs.length ? [[word('减少的是'), ...outs]] : []),
  ]
  return parts.flatMap((part, at) => [word(at === 0 ? '：' : '；'), ...part])
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : (part / whole) * 100)
const points = (value: number) => Math.abs(value).toFixed(1)

/** Shares that moved since the end of last year, the largest change first, each with the people who moved it. */
export function shareSentences(table: FilledShape): Sentence[] {
  const read = reader(table)
  return watched
    .map((one) => {
      const [before, now] = [read('before', one.column), read('present', one.column)]
      const [then, today] = [share(before, read('before', 'total')), share(now, read('present', 'total'))]
      return { ...one, before, now, today, moved: Math.round((today - then) * 10) / 10 }
    })
    .filter(({ moved }) => Math.abs(moved) >= noticeable.points)
    .toSorted((one, other) => Math.abs(other.moved) - Math.abs(one.moved))
    .map(({ column, name, drift, before, now, today, moved }) => {
      const ins = named(read, column, increases)
      const outs = named(read, column, decreases)
      const came = increases.reduce((sum, [row]) => sum + read(row, column), 0)
      const went = decreases.reduce((sum, [row]) => sum + read(row, column), 0)
      return [
        word(`${name} `),
        number(now, '人', inMovement('present', column)),
        word(
          `，占 ${today.toFixed(1)}%，比上年末${moved > 0 ? '高' : '低'} ${points(moved)} 个百分点。上年末 `,
        ),
        number(before, '人', inMovement('before', column)),
        ...causes(ins, outs),
        ...drifted(now - before - came + went, drift),
        word('。'),
      ]
    })
}

/** What neither came nor went: the same people, who are now counted otherwise. */
function drifted(heads: number, drift: string): Piece[] {
  if (heads === 0) return []
  const by =
    heads > 0 ? `增加 ${heads.toLocaleString('zh-CN')} 人` : `减少 ${(-heads).toLocaleString('zh-CN')} 人`
  return [word(`；原有党员因${drift}等${by}（上年末数加减以上各项后的差数）`)]
}

/**
 * Organizations directly below whose share lies far from that of the whole, in the order of the tree: said to be looked
 * at, not compared with each other.
 */
export function apartSentences(table: FilledShape): Sentence[] {
  const read = reader(table)
  const children = table.rows.filter(({ key, level }) => key !== 'total' && level > 0)
  if (children.length < 2) return []
  const found = children.flatMap(({ key, label }) => {
    const members = read(key, 'total')
    if (members < noticeable.leastMembers) return []
    return watched.flatMap(({ column, name }) => {
      const [own, whole] = [
        share(read(key, column), members),
        share(read('total', column), read('total', 'total')),
      ]
      const apart = own - whole
      if (Math.abs(apart) < noticeable.apart) return []
      return [{ apart, sentence: apartSentence(read, { key, label, column, name, own, whole }) }]
    })
  })
  const kept = new Set(
    found.toSorted((one, other) => Math.abs(other.apart) - Math.abs(one.apart)).slice(0, noticeable.most),
  )
  return found.filter((one) => kept.has(one)).map(({ sentence }) => sentence)
}

type Apart = { key: string; label: string; column: string; name: string; own: number; whole: number }

const apartSentence = (read: Read, { key, label, column, name, own, whole }: Apart): Sentence => [
  word(`${label}：${name} `),
  number(read(key, column), '人', { table: byBranch, row: key, column }),
  word(
    `，占 ${own.toFixed(1)}%，整体为 ${whole.toFixed(1)}%，${own > whole ? '高' : '低'} ${points(own - whole)} 个百分点。`,
  ),
]
