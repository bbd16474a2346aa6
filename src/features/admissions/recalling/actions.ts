import { lockPerson } from '#features/people/queries.ts'
import { politicalStatusNames } from '#features/people/rules.ts'
import type { PoliticalStatus } from '#features/people/standings/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { contract } from '../contract.ts'
import { standingOf } from '../entries/actions.ts'
import { helpersAmong, insertEntries } from '../entries/queries.ts'
import { noteDeed, workingDaysOf } from '../gathering/actions.ts'
import { getAdmission, insertAdmission, runningOf, writeStanding } from '../queries.ts'
import { show } from '../reading/actions.ts'
import { type Entry, type File, versionOn } from '../rules.ts'
import { whyNotAgreeing, whyNotRecalled } from './rules.ts'

type Recall = ActionsOf<Pick<typeof contract, 'recall'>>['recall']
type Given = Parameters<Recall>[1]

/** @throws Refusal recall-…, act-in-future, and what no file can say */
async function refuse(
  ctx: Context,
  file: File,
  person: Awaited<ReturnType<typeof lockPerson>>,
): Promise<void> {
  const { name, politicalStatus, joinedOn } = person
  if (file.entries.some(({ on }) => on > ctx.today))
    throw new Refusal('invalid', 'act-in-future', { field: 'entries' })
  const fault = whyNotRecalled(file, await workingDaysOf(ctx))
  if (fault) throw new Refusal('conflict', fault.code, { ...fault.facts, field: 'entries' })
  const why = whyNotAgreeing(file, person)
  const status = politicalStatusNames[politicalStatus as PoliticalStatus]
  if (why) throw new Refusal('conflict', why, { field: 'entries', name, status, joinedOn })
}

/** Mentors and introducers of former times, whatever they are now. @throws Refusal not-found */
async function namesOf(ctx: Context, entries: Entry[]): Promise<Map<number, string>> {
  const ids = [...new Set(entries.flatMap(({ details }) => details.people ?? []))]
  const found = await helpersAmong(ctx, ids)
  if (found.length < ids.length) throw new Refusal('not-found', 'not-found', { field: 'entries' })
  return new Map(found.map(({ personId, name }) => [personId, name]))
}

const entriesOf = ({ entries }: Given): Entry[] =>
  entries.map((entry, at) => ({ ...entry, details: entry.details as Entry['details'], seq: at + 1 }))

/** A file from its papers, written at once; the register is left as it is. */
export const recall: Recall = async (ctx, given) => {
  const person = await lockPerson(ctx, given.personId)
  if (await runningOf(ctx, person.id))
    throw new Refusal('conflict', 'admission-running', { field: 'personId', name: person.name })
  const entries = entriesOf(given)
  const names = await namesOf(ctx, entries)
  const id = await insertAdmission(ctx, {
    personId: person.id,
    statusBefore: 'masses',
    recalledBecause: given.reason,
  })
  const row = await getAdmission(ctx, id)
  const file = { birthDate: row.birthDate, entries }
  await refuse(ctx, file, person)

  await insertEntries(
    ctx,
    entries.map((entry) => ({
      ...entry,
      admissionId: id,
      version: versionOn(entry.on),
      organizationId: row.organizationId,
      helpers: (entry.details.people ?? []).map((personId) => ({
        personId,
        name: names.get(personId) ?? '',
      })),
      meetingId: null,
    })),
  )
  await writeStanding(ctx, id, standingOf(file, { after: await workingDaysOf(ctx) }, ctx.today))
  noteDeed(ctx, row, 'recalled', { after: { acts: entries.length }, reason: given.reason })
  return show(ctx, id)
}
