import { type Kept, keptWords } from '#features/own-copies/kept/kinds/rules.ts'
import { notCopied, ofNobody } from '#features/own-copies/kept/left/rules.ts'
import { kept } from '#features/own-copies/kept/rules.ts'
import { sheetTitles } from '#features/own-copies/sheets/rules.ts'
import { retentionRules } from '#features/retention/kept/rules.ts'
import { byItself, never } from '#features/retention/never/rules.ts'
import { effectNames } from '#features/retention/rules.ts'
import { places } from '#platform/resealing/places.ts'
import type { Catalog, Table } from './catalog.ts'

/** Where in the database people stand, why, how long, who sees it and how it is put right: for whoever must answer for it. */
export function personalDataTable({ tables }: Pick<Catalog, 'tables'>): string {
  const known = new Map(tables.map((table) => [table.name, table]))
  const linesOf = (names: readonly string[]) =>
    names.map((name) => `- \`${name}\`: ${columnsOf(known.get(name) as Table)}`)
  return `${[
    '<!-- GENERATED from src/features/own-copies/kept and the database by scripts/snapshot.ts: do not edit. -->',
    '# What is kept of people, and why',
    '',
    'In the words in which it is told to them (我的信息 — 登记了什么). A ground marked V was verified in the text, M is from memory and to be held against it. Columns in bold lie sealed.',
    ...kept.flatMap((one) => ['', `## ${one.title}`, ...factsOf(one), '', ...linesOf(one.tables)]),
    '',
    '## Kept and not in the copy',
    ...notCopied.flatMap(({ title, because, ends, tables: names }) => [
      '',
      `**${title ?? '传送和索引'}**: ${[because, keptWords({ ends: ends ?? [] })].filter(Boolean).join('。')}。`,
      ...(names.length > 0 ? ['', ...linesOf(names)] : []),
    ]),
    '',
    '## Sealed, and of nobody',
    'Keys and addresses of the platform’s own machines: ',
    `${ofNobody.map((name) => `\`${name}\``).join(', ')}.`,
    '',
    ...ending,
  ].join('\n')}\n`
}

/** What ends by its time, as usual: the institute may set other periods, down to the least. */
const ending = [
  '## What ends by its time',
  'Let go of each week by the retention run (`src/features/retention`), which reads these same rules; the institute sets the days, never below the least.',
  '',
  '| 数据 | 从何时起 | 天数 | 最少 | 到期后 | 为什么 | 依据 | 留着的情形 | tables |',
  '|---|---|---|---|---|---|---|---|---|',
  ...retentionRules.map(
    ({ title, from, days, least, effect, why, ground, grade, held, tables }) =>
      `| ${[title, from, days, least, effectNames[effect], why, `${ground}（${grade}）`, Object.values(held).join('；'), tables.map((name) => `\`${name}\``).join(', ')].join(' | ')} |`,
  ),
  '',
  '## What no run touches',
  ...never.map(
    ({ title, because, tables }) =>
      `- **${title}**: ${because}。${tables.map((name) => `\`${name}\``).join(', ')}`,
  ),
  '',
  '## What goes at once, without a run',
  ...byItself.map(({ title, how }) => `- **${title}**: ${how}。`),
]

const factsOf = ({ why, ground, grade, keptFor, ends, seenBy, corrected, sheets }: Kept) => [
  `- 为什么：${why}`,
  `- 依据：${ground}（${grade}）`,
  `- 保存多久：${keptWords({ keptFor, ...(ends && { ends }) })}`,
  `- 谁能看到：${seenBy}`,
  `- 不对怎么改：${corrected}`,
  `- 副本里的表：${sheets.map((key) => sheetTitles[key]).join('、')}`,
]

const columnsOf = ({ name, columns }: Table) =>
  columns
    .filter((column) => column.name !== 'id')
    .map((column) =>
      places.some((place) => place.table === name && place.column === column.name)
        ? `**${column.name}**`
        : column.name,
    )
    .join(', ')
