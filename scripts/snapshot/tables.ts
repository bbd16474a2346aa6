import type { Catalog, Column, Table } from './catalog.ts'

const heading = `// GENERATED from database/migrations by scripts/snapshot.ts: do not edit.
import type { ColumnType, GeneratedAlways } from 'kysely'

/** A column that the database fills when it is left out. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

/** Read as ISO 8601 in UTC, written as that or as a Date. */
export type Instant = ColumnType<string, string | Date, string | Date>

/** Read as the value, written as JSON text: JSON.stringify it, for pg would take an array for a PostgreSQL array. */
export type Json = ColumnType<unknown, string, string>

export type Bytes = ColumnType<Buffer, Uint8Array, Uint8Array>
`

/** One interface per table and view, for Kysely. */
export function tableTypes({ tables, views }: Catalog): string {
  const all = [...tables, ...views.map((view) => ({ ...view, constraints: [] }))]
  const list = all.map(({ name }) => `  ${name}: ${interfaceName(name)}`)
  return [heading, ...all.map(interfaceText), `export interface Tables {\n${list.join('\n')}\n}\n`].join('\n')
}

const interfaceName = (table: string) =>
  table.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())

function interfaceText({
  name,
  columns,
  constraints,
}: Pick<Table, 'name' | 'columns' | 'constraints'>): string {
  const lines = columns.map(
    (column) => `  ${column.name}: ${columnType(column, choicesOf(column, constraints))}`,
  )
  return `export interface ${interfaceName(name)} {\n${lines.join('\n')}\n}\n`
}

function columnType(column: Column, choices: string | null): string {
  const plain = choices ?? valueType(column)
  const type = column.notNull ? plain : `${plain} | null`
  if (column.identity === 'always' || column.generated) return `GeneratedAlways<${type}>`
  return column.identity || column.default !== null ? `Generated<${type}>` : type
}

/** check (gender in ('male', 'female')) → 'male' | 'female' */
function choicesOf({ name, typeName }: Column, constraints: Table['constraints']): string | null {
  if (typeName !== 'text') return null
  for (const { text } of constraints) {
    const [, column, list] = /^check \((\w+) in \(('[^()]*')\)\)$/.exec(text) ?? []
    if (column === name && list) return list.split(', ').join(' | ')
  }
  return null
}

const typesByName: Record<string, string> = {
  bool: 'boolean',
  ...Object.fromEntries(
    ['int2', 'int4', 'int8', 'float4', 'float8', 'numeric', 'oid'].map((name) => [name, 'number']),
  ),
  ...Object.fromEntries(
    [
      'text',
      'varchar',
      'bpchar',
      'uuid',
      'date',
      'time',
      'timestamp',
      'ltree',
      'tsvector',
      'inet',
      'daterange',
      'int4range',
    ].map((name) => [name, 'string']),
  ),
  timestamptz: 'Instant',
  jsonb: 'Json',
  json: 'Json',
  bytea: 'Bytes',
}

function valueType({ name, type, typeName }: Column): string {
  const array = typeName.startsWith('_')
  const element = typesByName[array ? typeName.slice(1) : typeName]
  if (!element)
    throw new Error(`the column ${name} has the type ${type}: say in scripts/snapshot/tables.ts what it is`)
  return array ? `${element}[]` : element
}
