import type { Context } from '#platform/context.ts'
import { type HeldPerson, peopleAsTheyStand } from '../../changes/queries.ts'
import { numberBefore, personBefore } from '../../entries/actions.ts'
import { whyNotAgree } from '../../values/rules.ts'
import { type LineFacts, type Obstacle, obstacleOf } from '../rules.ts'
import { type Line, linesOf, numbersHeld, referringTo, stepsOf } from './queries.ts'

export type Judged = Line & LineFacts & { obstacle: Obstacle | null }

/** Every line of a batch, the last written first, with what stands in the way of taking it back. */
export async function judgedLines(ctx: Context, batchId: number): Promise<Judged[]> {
  const lines = await linesOf(ctx, batchId)
  const free = lines.filter((line) => obstacleOf({ ...line, ...unknown }) === null)
  const { taken, disagreeing } = await faultsOf(
    ctx,
    free.filter(({ agreeing }) => agreeing).map(({ id }) => id),
  )
  const referring = await referringTo(
    ctx,
    free.filter(({ entered }) => entered).map(({ personId }) => personId),
  )
  return lines.map((line) => {
    const facts = {
      ...line,
      numberTaken: taken.has(line.personId),
      disagrees: disagreeing.has(line.personId),
      referredBy: line.entered ? (referring.get(line.personId) ?? null) : null,
    }
    return { ...facts, obstacle: obstacleOf(facts) }
  })
}

const unknown = { numberTaken: false, disagrees: false, referredBy: null }

/** Of these lines: whose number somebody else holds by now, and who would contradict himself afterwards. */
async function faultsOf(ctx: Context, ids: number[]) {
  const steps = (await stepsOf(ctx, ids)).flatMap(({ before, ...step }) =>
    before ? [{ ...step, before }] : [],
  )
  const held = await peopleAsTheyStand(ctx, [...new Set(steps.map(({ personId }) => personId))])
  const next = new Map<number, HeldPerson>()
  const keys: { personId: number; key: Buffer }[] = []
  for (const { personId, before } of steps) {
    const now = next.get(personId) ?? held.get(personId)
    if (!now) continue
    next.set(personId, personBefore(ctx.sealing, now, before))
    const number = numberBefore(ctx, before)
    if (number) keys.push({ personId, key: ctx.sealing.keyOf(number) })
  }
  const disagreeing = [...next.values()].filter((person) => whyNotAgree(person, ctx.today))
  return { taken: await numbersHeld(ctx, keys), disagreeing: new Set(disagreeing.map(({ id }) => id)) }
}
