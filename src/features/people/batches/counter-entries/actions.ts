import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import {
  type HeldPerson,
  holdPeople,
  insertChanges,
  lockNumbers,
  writeFixed,
  writeStandings,
} from '../../changes/queries.ts'
import { type StepBack, stepsBack } from '../../entries/actions.ts'
import { foldFigures } from '../../figures/queries.ts'
import type { NewPerson } from '../../queries.ts'
import { judgedLines } from '../judgement/actions.ts'
import { linesOf, type Step, stepsOf } from '../judgement/queries.ts'
import { setUndone, setWithdrawn } from '../queries.ts'
import { undoableUntil, whyNotTakeBack } from '../rules.ts'

/** So many people at once in one statement. */
const part = 5000

/**
 * Takes a batch back by counter-entries: all of it that nothing has changed since; the rest stays and is told. Whoever
 * the batch entered is taken out of the roll; his record and its lines stay. Answers of how many people.
 * @throws Refusal batch-too-old {until}, batch-nothing-left
 */
export async function takeBack(
  ctx: Context,
  batch: { id: number; madeAt: string },
  reason: string,
): Promise<{ back: number; stays: number; personIds: number[] }> {
  const concerned = (await linesOf(ctx, batch.id)).map(({ personId }) => personId)
  const held = await holdPeople(
    ctx,
    [...new Set(concerned)].sort((a, b) => a - b),
  )
  await lockNumbers(ctx)
  const lines = await judgedLines(ctx, batch.id)
  const free = lines.filter(({ obstacle }) => obstacle === null)
  const why = whyNotTakeBack(batch, free.length, ctx.now)
  if (why) throw new Refusal('conflict', why, { until: undoableUntil(batch.madeAt).toISOString() })

  const byPerson = [...Map.groupBy(free, ({ personId }) => personId).values()]
  for (let at = 0; at < byPerson.length; at += part) {
    const some = byPerson.slice(at, at + part).flat()
    const steps = await stepsOf(
      ctx,
      some.map(({ id }) => id),
    )
    await stepsBack(ctx, held, steps.filter(isChange), reason)
    await withdraw(
      ctx,
      held,
      steps.filter((step) => step.before === null),
      reason,
    )
  }
  // Thousands at once: nobody who opens the dashboard should have to add them up.
  await foldFigures(ctx)
  const personIds = byPerson.flatMap(([line]) => line?.personId ?? [])
  const stays = new Set(
    lines.flatMap(({ obstacle, personId }) => (obstacle && obstacle !== 'undone' ? [personId] : [])),
  ).size
  await setUndone(ctx, batch.id, { by: ctx.actor.name, because: reason, people: personIds.length })
  return { back: personIds.length, stays, personIds }
}

const isChange = (step: Step): step is StepBack => step.before !== null && step.after !== null

/**
 * An entry taken back: nowhere, no member, gone, and without the numbers, days and places that were told of him. The
 * line keeps the standings, so that the history can be read.
 */
async function withdraw(
  ctx: Context,
  held: Map<number, HeldPerson>,
  steps: Step[],
  reason: string,
): Promise<void> {
  if (steps.length === 0) return
  const found = steps.flatMap((step) => {
    const person = held.get(step.personId)
    return person ? [{ step, person, next: outOfRoll(person) }] : []
  })
  // Ceasing to be a member first: who is one has a day of admission.
  await writeStandings(
    ctx,
    found.map(({ next }) => next),
  )
  await writeFixed(
    ctx,
    found.map(({ next }) => next),
  )
  await setWithdrawn(
    ctx,
    found.map(({ next }) => next.id),
    ctx.now,
  )
  const lines = found.map(({ step, person, next }) => ({
    personId: person.id,
    kind: 'counterEntry',
    effectiveOn: step.effectiveOn,
    before: { values: told(person), standings: person.standings },
    after: { values: told(next), standings: next.standings },
    reason,
    undoes: step.id,
  }))
  await insertChanges(ctx, lines, { name: ctx.actor.name, accountId: ctx.actor.accountId, source: '撤回' })
}

const told = ({ standings }: HeldPerson) => {
  const last = standings.at(-1)
  return {
    organizationId: last?.organizationId ?? null,
    politicalStatus: last?.politicalStatus ?? null,
    employment: last?.employment ?? null,
  }
}

function outOfRoll(person: HeldPerson): HeldPerson {
  const [first] = person.standings
  if (!first) return person
  const standing = {
    ...first,
    until: null,
    organizationId: null,
    previousOrganizationId: null,
    groupId: null,
    politicalStatus: 'masses' as const,
    membership: 'none' as const,
    employment: 'left' as const,
    beganBy: 'recorded' as const,
  }
  const nothing = {
    identityNumber: null,
    phone: null,
    joinedOn: null,
    becameFullOn: null,
    nativePlace: null,
    homeAddress: null,
  }
  return { ...person, ...nothing, standings: [standing] }
}

/** Enters people anew whose entry was taken back: the record is the same, what is told of them is new. */
export async function enterAgain(ctx: Context, people: (NewPerson & { id: number })[]): Promise<void> {
  if (people.length === 0) return
  const ids = people.map(({ id }) => id).sort((a, b) => a - b)
  const held = await holdPeople(ctx, ids)
  const next = people.flatMap((person) => {
    const old = held.get(person.id)
    return old ? [{ ...old, ...person }] : []
  })
  await writeFixed(ctx, next)
  await writeStandings(ctx, next)
  await setWithdrawn(ctx, ids, null)
}
