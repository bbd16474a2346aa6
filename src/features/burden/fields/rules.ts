import { z } from 'zod'

/** An endpoint as its contract declares it: what it is called, who may, and what it asks for. */
export type Form = {
  '~orpc': {
    route: { summary?: string | undefined; path?: string | undefined }
    meta: { permission: string }
    inputSchema?: unknown
  }
}

/** What a form carries for the machine: nobody fills it in. */
const unasked = new Set(['id', 'requestKey', 'revision', 'seen', 'mode'])

/** As much of a JSON Schema as tells which fields there are. */
type Shape = {
  properties?: Record<string, Shape>
  items?: Shape
  anyOf?: Shape[]
  oneOf?: Shape[]
}

function leaves({ properties, items, anyOf, oneOf }: Shape): string[] {
  const many = anyOf ?? oneOf
  if (many) return [...new Set(many.flatMap(leaves))]
  if (items) return leaves(items)
  if (!properties) return ['']
  return Object.entries(properties).flatMap(([name, inner]) =>
    leaves(inner).map((below) => (below ? `${name}.${below}` : name)),
  )
}

/**
 * The fields that somebody fills in, counted once each: what a table of people asks of each of them is one field, for the
 * contract does not know how many they will be. The number is therefore the least that is asked.
 */
export function fieldsOf(form: Form): string[] {
  const { inputSchema, route } = form['~orpc']
  if (!inputSchema) return []
  const shape = z.toJSONSchema(inputSchema as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Shape
  const inAddress = new Set([...(route.path ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
  return leaves(shape).filter((name) => {
    const first = name.split('.')[0] as string
    return name !== '' && !unasked.has(first) && !inAddress.has(first)
  })
}
