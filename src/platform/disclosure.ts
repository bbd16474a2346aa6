import type { AnyContractProcedure, AnyContractRouter } from '@orpc/contract'
import type { z } from 'zod'
import type { Meta } from '#basics/contract.ts'
import { isMasked, keptMasked } from '#basics/masks.ts'
import {
  type PersonalField,
  personalFieldOf,
  personalFields,
  type Viewer,
  whyNotGive,
} from '#basics/personal-fields.ts'
import type { Reach } from '#basics/reach.ts'
import { sightBy, type Zone } from '#basics/sensitivity.ts'
import type { Actor } from './context.ts'
import { Refusal } from './errors.ts'

/** A step into an answer: a name, the lines of a list, or the values under any name. */
export type Step = string | typeof eachLine | typeof eachValue
export const eachLine = '[]'
export const eachValue = '{}'

type Schema = z.core.$ZodType
export type Labelled = { steps: Step[]; field: PersonalField; schema: Schema }

/** Every field of somebody that an answer of this form can hold. */
function labelledIn(schema: Schema, steps: Step[] = [], above: Schema[] = []): Labelled[] {
  if (!schema?._zod || above.includes(schema)) return []
  const field = personalFieldOf(schema)
  if (field) return [{ steps, field, schema }]
  return partsOf(schema).flatMap(({ step, part }) =>
    labelledIn(part, step === null ? steps : [...steps, step], [...above, schema]),
  )
}

type Part = { step: Step | null; part: Schema }
const same = (part: Schema): Part => ({ step: null, part })

function partsOf(schema: Schema): Part[] {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).map(([step, part]) => ({ step, part }))
    case 'array':
      return [{ step: eachLine, part: def.element }]
    case 'record':
      return [{ step: eachValue, part: def.valueType }]
    case 'union':
      return def.options.map(same)
    case 'intersection':
      return [def.left, def.right].map(same)
    case 'lazy':
      return [same(def.getter())]
    case 'pipe':
      return [same(def.out)]
    default:
      return 'innerType' in def ? [same(def.innerType as Schema)] : []
  }
}

/** The endpoints whose answers hold fields of somebody, in the order of the contracts. */
export function labelledByEndpoint(
  contract: AnyContractRouter,
  names: string[] = [],
): { name: string; meta: Meta; labelled: Labelled[]; disclose: Disclosing }[] {
  if (!('~orpc' in contract))
    return Object.entries(contract).flatMap(([name, one]) =>
      labelledByEndpoint(one as AnyContractRouter, [...names, name]),
    )
  const { outputSchema, meta } = (contract as AnyContractProcedure)['~orpc']
  const disclose = disclosing(outputSchema as Schema | undefined)
  if (!disclose) return []
  return [
    { name: names.join('.'), meta: meta as Meta, labelled: labelledIn(outputSchema as Schema), disclose },
  ]
}

/** Who asks, in the roles and with the reach that the endpoint's permission gives him. */
export const viewerOf = (who: { actor: Actor; reach: Reach } | null, zone: Zone): Viewer => ({
  ...sightBy(who?.actor.acting ?? []),
  own: who?.reach.paths.length === 0 && who.reach.personId !== null,
  zone,
})

export type Disclosing = (answer: unknown, viewer: Viewer) => unknown

/**
 * What an endpoint's answers go through on their way out: fields of somebody leave masked, or not at all where who asks
 * may not see them. Null: there are none in them. Whatever an action forgot is made good here.
 */
export function disclosing(schema: Schema | undefined): Disclosing | null {
  const labelled = schema ? labelledIn(schema) : []
  if (labelled.length === 0) return null
  return (answer, viewer) =>
    labelled.reduce((told, one) => changed(told, one.steps, (value) => shown(value, one, viewer)), answer)
}

function shown(value: unknown, { field, schema }: Labelled, viewer: Viewer): unknown {
  if (isMasked(field)) return typeof value === 'string' ? keptMasked(field, value) : value
  if (value === null || value === undefined || whyNotGive(field, viewer) === null) return value
  const withheld = [null, []].find((none) => (schema as z.ZodType).safeParse(none).success)
  if (withheld === undefined)
    throw new Refusal('forbidden', 'field-not-for-you', { title: personalFields[field].title })
  return withheld
}

/** The answer with what stands at a place changed; the one that was given stays as it is. */
function changed(told: unknown, steps: Step[], change: (value: unknown) => unknown): unknown {
  const [step, ...further] = steps
  if (step === undefined) return change(told)
  if (told === null || typeof told !== 'object') return told
  const next = (value: unknown) => changed(value, further, change)
  if (step === eachLine) return Array.isArray(told) ? told.map(next) : told
  if (step === eachValue)
    return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, next(value)]))
  if (!(step in told)) return told
  return { ...told, [step]: next((told as Record<string, unknown>)[step]) }
}
