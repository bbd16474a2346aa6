import { getPerson, lockPerson } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { actFirst } from '../entries/actions.ts'
import { whyNotApply } from '../entries/rules.ts'
import { noteDeed } from '../gathering/actions.ts'
import { getAdmission, insertAdmission, placeOf, runningOf } from '../queries.ts'

/** Why a person of the register does not apply now. */
export async function whyNotNow(ctx: Context, personId: number): Promise<string | null> {
  const person = await getPerson(ctx, personId)
  const place = person.organizationId ? await placeOf(ctx, person.organizationId) : undefined
  const running = Boolean(await runningOf(ctx, personId))
  return whyNotApply({ membership: person.membership, running, organizationKind: place?.kind ?? null })
}

const beforehand = ['masses', 'leagueMember', 'otherParty']

/** Begins a file with the written application, handed in on a day. Held by the person: nobody applies twice. */
export async function begin(
  ctx: Context,
  { personId, on, text }: { personId: number; on: string; text: string | undefined },
): Promise<number> {
  const person = await lockPerson(ctx, personId)
  const why = await whyNotNow(ctx, personId)
  if (why) throw new Refusal('conflict', why, { name: person.name, field: 'personId' })
  const { politicalStatus } = person
  const statusBefore = beforehand.includes(politicalStatus) ? politicalStatus : 'masses'
  const id = await insertAdmission(ctx, { personId, statusBefore })
  await actFirst(ctx, id, {
    act: 'application',
    on,
    passed: true,
    details: text ? { text } : {},
    lateBecause: null,
    materials: [{ material: 'application', datedOn: on }],
    meetingId: null,
  })
  noteDeed(ctx, await getAdmission(ctx, id), 'started', { after: { on } })
  return id
}
