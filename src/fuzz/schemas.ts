/** From what the description of the interface says of an input: values as it allows them. */
import fc from 'fast-check'

export type Schema = {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
  items?: Schema
  format?: string
  pattern?: string
  contentMediaType?: string
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
}

/** Values that the schema allows; numbers of records lean towards those that are there. */
export function allowedBy(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(allowedBy))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.contentMediaType) return files
  switch (schema.type) {
    case 'integer':
      return wholeNumber(schema)
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'string':
      return text(schema)
    case 'array':
      return list(schema)
    case 'object':
      return record(schema)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

/** What is brought: hardly ever what its name says. */
export const files: fc.Arbitrary<File> = fc
  .record({
    bytes: fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .constantFrom('PK\u0003\u0004', '%PDF-1.7\n', '\u0089PNG\r\n', '<svg onload="x">', '姓名,电话\n甲,1')
        .map((start) => Buffer.from(start, 'latin1')),
    ),
    name: fc.constantFrom(
      'a.pdf',
      'a.xlsx',
      'a.png',
      'a.docx',
      '../../a.txt',
      'a\u0000.csv',
      '名'.repeat(300),
      'a.vtt',
    ),
    type: fc.constantFrom('application/pdf', 'image/png', 'text/html', '', 'x'),
  })
  .map(({ bytes, name, type }) => new File([new Uint8Array(bytes)], name, { type }))

function wholeNumber({ minimum, exclusiveMinimum, maximum }: Schema): fc.Arbitrary<number> {
  const min = minimum ?? (exclusiveMinimum === undefined ? -1_000_000 : exclusiveMinimum + 1)
  const max = maximum ?? Number.MAX_SAFE_INTEGER
  const near = fc.integer({ min, max: Math.min(max, min + 80) })
  return fc.oneof(
    { arbitrary: near, weight: 6 },
    { arbitrary: fc.maxSafeInteger().map((n) => clamp(n, min, max)), weight: 1 },
  )
}

const clamp = (n: number, min: number, max: number) => Math.max(min, Math.min(max, n))

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString())

function text({ format, pattern, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  if (format === 'date') return days.map((day) => day.slice(0, 10))
  if (format === 'date-time') return days
  if (format === 'time') return fc.constantFrom('00:00', '09:30', '23:59:59')
  if (format === 'uuid') return fc.uuid()
  if (format === 'email') return fc.constantFrom('a@b.cn', 'x.y+z@example.org')
  if (format === 'uri') return fc.webUrl()
  if (pattern) return matching(pattern)
  const most = Math.max(minLength, Math.min(maxLength, 60))
  return fc.string({ unit: letters, minLength, maxLength: most })
}

const letters = fc.oneof(
  { arbitrary: fc.constantFrom(...'党员会议一二三李王张 abc019-_.，。%\'"\\<>&'), weight: 9 },
  { arbitrary: fc.constantFrom('𠮷', '\u202e', '\u200b', '\t', '\n', 'é'), weight: 1 },
)

/** Looking around is not something that can be drawn: then whatever comes near. */
function matching(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'))
  } catch {
    return fc.constantFrom('a', '2026', '2026-01', '000000', '')
  }
}

function list({ items = {}, minItems = 0, maxItems = 4 }: Schema): fc.Arbitrary<unknown[]> {
  return fc.array(allowedBy(items), {
    minLength: minItems,
    maxLength: Math.max(minItems, Math.min(maxItems, 4)),
  })
}

function record({ properties = {}, required = [], additionalProperties, propertyNames }: Schema) {
  const known = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, allowedBy(one)])),
    { requiredKeys: required.filter((name) => properties[name]) },
  )
  if (!additionalProperties || Object.keys(properties).length) return known as fc.Arbitrary<object>
  const values = typeof additionalProperties === 'object' ? additionalProperties : {}
  return fc.dictionary(allowedBy(propertyNames ?? { type: 'string' }).map(String), allowedBy(values), {
    maxKeys: 3,
  }) as fc.Arbitrary<object>
}
