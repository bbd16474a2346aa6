/** What a form would never send: values of another kind, too long, too large, or written to do harm. */
import fc from 'fast-check'
import { files } from './schemas.ts'

const words = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e\u0007',
  "' or '1'='1",
  "'; drop table person; --",
  '1) union select null, version() --',
  '%',
  '_%\\',
  '\\',
  '../../../../etc/passwd',
  '<img src=x onerror=alert(1)>',
  '{{7*7}}',
  '=cmd|calc!A0',
  'file:///etc/passwd',
  'http://169.254.169.254/latest',
  '__proto__',
  'constructor',
  '(a+)+$',
  '((((((((((a*)*)*)*)*)*)*)*)*)*b',
  'true',
  '1e400',
  '-0',
  '0x10',
  '９',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '+020000-01-01',
  '-000001-01-01',
  'infinity',
  'now',
  '2026-11-24T25:61:00Z',
  '0001-01-01T00:00:00Z',
  '字'.repeat(5000),
]

const numbers = [0, -1, 1.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e21, 1e308, -1e-9]

const kinds = [null, true, false, [], {}, [[]], [null], { id: 1 }, ['a', 1, null]]

/** A JSON text may hold names that mean something else to a program. */
const poisoned = JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"a":1}},"toString":1}')

const hostile: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.constantFrom(...words), weight: 6 },
  { arbitrary: fc.constantFrom(...numbers), weight: 3 },
  { arbitrary: fc.constantFrom(...kinds), weight: 3 },
  { arbitrary: fc.constantFrom(poisoned, Array(1000).fill(1), nested(200)), weight: 1 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 30 }), weight: 1 },
  { arbitrary: fc.integer({ min: 1, max: 60 }), weight: 3 },
)

function nested(depth: number): unknown {
  let inside: unknown = 'x'
  for (let level = 0; level < depth; level += 1) inside = [inside]
  return inside
}

type Step = { at: number; how: 'instead' | 'without' | 'besides' | 'twice'; what: unknown; name: string }

/** How an input is spoiled: in one or two places. */
export const spoiling: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    at: fc.nat(10_000),
    how: fc.constantFrom('instead', 'instead', 'instead', 'instead', 'without', 'besides', 'twice'),
    what: hostile,
    name: fc.constantFrom('id', 'organizationId', 'personId', 'admin', '__proto__', 'reach', 'length', ''),
  }) as fc.Arbitrary<Step>,
  { minLength: 1, maxLength: 2 },
)

export const spoilt = (input: unknown, steps: Step[]): unknown =>
  input instanceof FormData ? spoiltForm(input, steps) : steps.reduce(spoiltOnce, structuredClone(input))

type Place = { holder: Record<string, unknown>; key: string }

/** Every place in a value where something stands. */
function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null || value instanceof Blob) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])])
}

function spoiltOnce(input: unknown, { at, how, what: told, name }: Step): unknown {
  const what = structuredClone(told)
  const places = placesIn(input)
  const place = places[at % Math.max(places.length, 1)]
  if (!place || how === 'besides') return { ...(input as object), [name]: what }
  const { holder, key } = place
  if (how === 'instead') holder[key] = what
  else if (how === 'twice') holder[key] = [holder[key], holder[key]]
  else if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else delete holder[key]
  return input
}

const [aFile] = fc.sample(files, { seed: 1, numRuns: 1 })

function spoiltForm(form: FormData, steps: Step[]): FormData {
  const parts: [string, string | File][] = [...form]
  for (const { at, how, what, name } of steps) {
    const place = at % Math.max(parts.length, 1)
    const part = parts[place]
    const said = typeof what === 'string' ? what.toWellFormed() : JSON.stringify(what)
    if (!part || how === 'besides') parts.push([name || 'x', said])
    else if (how === 'without') parts.splice(place, 1)
    else if (how === 'twice') parts.push(part)
    else parts[place] = [part[0], part[1] instanceof File && at % 2 && aFile ? aFile : said]
  }
  const made = new FormData()
  for (const [name, value] of parts) made.append(name, value)
  return made
}
