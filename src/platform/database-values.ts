import pg from 'pg'

/**
 * How values come back, the same from both databases and fit for JSON as they are:
 * date → 'YYYY-MM-DD'; timestamptz → ISO 8601 in UTC with milliseconds, as Date.toISOString writes it;
 * bigint and numeric → number, or an error when a whole number is too large to be exact.
 */
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, exactNumber],
  [pg.types.builtins.NUMERIC, exactNumber],
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.TIMESTAMP, (text) => text],
  [pg.types.builtins.TIMESTAMPTZ, instant],
])

/** The array types of the above, by their numbers in pg_type. */
const arrays = new Map<number, number>([
  [1016, pg.types.builtins.INT8],
  [1231, pg.types.builtins.NUMERIC],
  [1182, pg.types.builtins.DATE],
  [1115, pg.types.builtins.TIMESTAMP],
  [1185, pg.types.builtins.TIMESTAMPTZ],
])

const textArray = 1009 as Parameters<typeof pg.types.getTypeParser>[0]

for (const [array, element] of arrays) {
  const parse = parsers.get(element)
  const split = pg.types.getTypeParser(textArray) as (text: string) => (string | null)[]
  parsers.set(array, (text) => split(text).map((one) => (one === null ? null : parse?.(one))))
}

/** Given to pg's pool, so that nothing global is changed. */
export const valueTypes = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

function exactNumber(text: string): number {
  const value = Number(text)
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw new RangeError(`${text} is too large to be an exact number: cast it to text in the query`)
  }
  return value
}

function instant(text: string): string {
  return text.endsWith('infinity') ? text : new Date(text).toISOString()
}
