import type { Catalog, Column, Constraint, Table } from './catalog.ts'

/** The whole data on one page, to be read first; the database itself is made by the migrations. */
export function schemaPicture({ extensions, functions, tables, views }: Catalog): string {
  const parts = [
    '-- GENERATED from database/migrations by scripts/snapshot.ts: read it, do not edit or run it.',
    extensions.map((name) => `create extension ${name};`).join('\n'),
    ...tables.map(tableText),
    ...views.map(({ name, text }) => `create view ${name} as\n${text}`),
    ...functions.map(functionText),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

function tableText({ name, comment, columns, constraints, indexes, triggers }: Table): string {
  const names = columns.map((column) => column.name)
  const beside = (column: string) => constraints.filter((one) => besideOf(one) === column)
  const below = constraints.filter((one) => besideOf(one) === null || !names.includes(one.columns[0] ?? ''))
  const lines = [
    ...columns.map((column) => columnText(column, beside(column.name))),
    ...below.map((one) => ({ text: one.text, comment: null })),
  ]
  const body = lines.map(({ text, comment: about }, index) => {
    const comma = index < lines.length - 1 ? ',' : ''
    return `  ${text}${comma}${about ? ` -- ${about}` : ''}`
  })
  return [
    ...(comment ? [`-- ${comment}`] : []),
    `create table ${name} (`,
    ...body,
    ');',
    ...[...indexes, ...triggers].map((text) => `${text};`),
  ].join('\n')
}

const functionText = (text: string) =>
  `${text
    .replace(/\bpublic\./g, '')
    .replace(/^CREATE OR REPLACE (\w+) /, (_, kind: string) => `create ${kind.toLowerCase()} `)
    .trimEnd()};`

/** The column a constraint is written beside; null when it is about several, or about the table. */
const besideOf = ({ kind, columns }: Constraint): string | null =>
  columns.length === 1 && kind !== 'exclude' ? (columns[0] ?? null) : null

function columnText(column: Column, constraints: Constraint[]): { text: string; comment: string | null } {
  const primary = constraints.some((one) => one.kind === 'primary')
  const words = [
    column.name,
    column.type.replace('timestamp with time zone', 'timestamptz'),
    column.collation && `collate "${column.collation}"`,
    column.notNull && !primary && 'not null',
    column.identity && `generated ${column.identity} as identity`,
    column.default &&
      (column.generated ? `generated always as (${column.default}) stored` : defaultOf(column)),
    // unique (code) → unique; foreign key (parent_id) references organization(id) → references organization
    ...constraints.map((one) =>
      one.text
        .replace(/^(primary key|unique|foreign key) \("?\w+"?\)/, '$1')
        .replace(/^foreign key /, '')
        .replace(/\(id\)/, ''),
    ),
  ]
  return { text: words.filter(Boolean).join(' '), comment: column.comment }
}

const defaultOf = (column: Column) => `default ${column.default?.replace(/'::[\w ]+$/, "'")}`
