import { createHash } from 'node:crypto'
import { checkTrail } from '#platform/trail-check.ts'
import type { World } from '#platform/world.ts'
import type { Ledger } from './load.ts'

/** What is wrong with a platform after all the kills, beside what it had acknowledged. Nothing, if all is well. */
export async function findingsIn(world: World, ledger: Ledger): Promise<string[]> {
  return [
    ...ledger.refused.map((one) => `was refused: ${one}`),
    ...(await lost(world, ledger)),
    ...(await doubled(world)),
    ...(await smsFindings(world, ledger)),
    ...(await filesLost(world, ledger)),
    ...(await trailFindings(world)),
  ]
}

const rowsOf = async <Row>({ open }: World, text: string) => (await open.pool.query(text)).rows as Row[]

/** How often each is there. */
function countOf(values: (string | number)[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1)
  return counts
}

/** What is acknowledged and not there, or there more than once. */
function missing(what: string, acknowledged: (string | number)[], there: (string | number)[]): string[] {
  const counts = countOf(there)
  return acknowledged.flatMap((one) => {
    const times = counts.get(String(one)) ?? 0
    return times === 1 ? [] : [`${what} ${one} was acknowledged and is there ${times} times`]
  })
}

async function lost(world: World, { documents, affairs, honours, signIns }: Ledger): Promise<string[]> {
  const written = await rowsOf<{ id: number; matter: string; number: string | null }>(
    world,
    `select id, values->>'matter' as matter, number from official_document`,
  )
  const settled = await rowsOf<{ title: string; status: string }>(world, 'select title, status from affair')
  const honoured = await rowsOf<{ title: string }>(world, 'select title from honour')
  const signed = await rowsOf<{ meeting: number }>(world, 'select meeting_id as meeting from meeting_sign_in')
  const numbered = new Map(written.map(({ id, number }) => [id, number]))
  const present = countOf(signed.map(({ meeting }) => meeting))
  const meetings = countOf(signIns.map(({ meetingId }) => meetingId))
  return [
    ...missing(
      'document',
      documents.map(({ matter }) => matter),
      written.map(({ matter }) => matter),
    ),
    ...documents.flatMap(({ id, number }) =>
      number && numbered.get(id) !== number
        ? [`document ${id} was issued as ${number} and has ${numbered.get(id)}`]
        : [],
    ),
    ...missing(
      'affair',
      affairs.map(({ title }) => title),
      settled.map(({ title }) => title),
    ),
    ...missing(
      'approved affair',
      affairs.filter(({ approved }) => approved).map(({ title }) => title),
      settled.filter(({ status }) => status === 'approved').map(({ title }) => title),
    ),
    ...missing(
      'honour',
      honours,
      honoured.map(({ title }) => title),
    ),
    ...[...meetings].flatMap(([id, times]) =>
      (present.get(id) ?? 0) < times
        ? [`of meeting ${id} ${times} signed in, ${present.get(id) ?? 0} are there`]
        : [],
    ),
  ]
}

/** What is there twice though nobody may have done it twice; numbers must not have been drawn for nothing either. */
async function doubled(world: World): Promise<string[]> {
  const twice = async (what: string, of: string) =>
    (
      await rowsOf<{ one: string }>(
        world,
        `select one::text from (${of}) as each(one) group by one having count(*) > 1`,
      )
    ).map(({ one }) => `${what} ${one} is there more than once`)
  const gaps = await rowsOf<{ sequence: number }>(
    world,
    `select max(number_sequence)::int as sequence from official_document
      group by organization_id, kind, number_year having max(number_sequence) <> count(number_sequence)`,
  )
  return [
    ...(await twice('document', `select values->>'matter' from official_document`)),
    ...(await twice('number', 'select number from official_document where number is not null')),
    ...(await twice('affair', 'select title from affair')),
    ...(await twice('honour', 'select title from honour')),
    ...(await twice('message', `select recipient || ' ' || template_key || ' ' || about_id from message`)),
    ...(await twice('issuing', `select subject_id from audit_entry where action = 'document.issued'`)),
    ...gaps.map(({ sequence }) => `numbers up to ${sequence} have gaps`),
  ]
}

/** Whoever is told twice has had two short messages; what the gateway took is known to have been handed over. */
async function smsFindings(world: World, { sms, affairs }: Ledger): Promise<string[]> {
  const told = await rowsOf<{ about: string }>(
    world,
    `select distinct message.about_id as about from message
      join message_delivery delivery on delivery.message_id = message.id
      where message.template_key = 'affair-waiting' and delivery.channel = 'sms'`,
  )
  const waiting = told.map(({ about }) => about)
  return [
    ...[...countOf(sms)].flatMap(([key, times]) =>
      times > 1 ? [`the short message ${key} was handed over ${times} times`] : [],
    ),
    ...missing(
      'the message of affair',
      affairs.map(({ id }) => id),
      waiting,
    ),
  ]
}

async function filesLost(world: World, { documents }: Ledger): Promise<string[]> {
  const there = await rowsOf<{ name: string; digest: string }>(
    world,
    'select enclosure.name, digest from document_enclosure enclosure join stored_file on stored_file.id = file_id',
  )
  const kept = new Map(there.map(({ name, digest }) => [name, digest]))
  const lost: string[] = []
  for (const { fileName, digest } of documents) {
    const bytes = await world.files.find(kept.get(fileName) ?? '-')
    const found = bytes && createHash('sha256').update(bytes).digest('hex')
    if (found !== digest) lost.push(`the file ${fileName} was acknowledged and cannot be read`)
  }
  return lost
}

async function trailFindings(world: World): Promise<string[]> {
  const { valid, entries, firstBroken } = await checkTrail(world.open.db)
  const broken = valid ? [] : [`the trail is broken at ${firstBroken} of ${entries}`]
  const head = world.anchors?.head()
  return head === 'damaged' ? [...broken, 'the head of the trail cannot be read'] : broken
}
