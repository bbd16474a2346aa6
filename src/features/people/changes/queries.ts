import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { genderOf } from '#basics/identity-number.ts'
import { type MaskedField, masked } from '#basics/masks.ts'
import { initialsOf, pinyinOf } from '#basics/pinyin.ts'
import type { Context } from '#platform/context.ts'
import { insertStandings } from '../queries.ts'
import type { Standing } from '../standings/rules.ts'
import type { FixedFacts } from './rules.ts'

type Write = Pick<Context, 'db' | 'now' | 'today' | 'sealing'>

/** A person as a change finds it: locked until the transaction ends, so that two changes never cross. */
export type HeldPerson = FixedFacts & {
  id: number
  employeeNo: string
  organizationPath: string
  standings: Standing[]
}

/** Locks people (in the order of their ids, so that nobody waits in a circle) and reads them with their standings. */
export const holdPeople = (ctx: Write, ids: number[]) => readPeople(ctx, ids, sql`for update`)

/** The same people as they stand, for whoever only asks. */
export const peopleAsTheyStand = (ctx: Write, ids: number[]) => readPeople(ctx, ids, sql``)

async function readPeople(
  ctx: Write,
  ids: number[],
  lock: RawBuilder<unknown>,
): Promise<Map<number, HeldPerson>> {
  const { rows } = await sql<
    Omit<HeldPerson, 'standings' | MaskedField> & {
      sealedNumber: Buffer | null
      sealedPhone: Buffer | null
      sealedAddress: Buffer | null
    }
  >`
    select id, employee_no as "employeeNo", organization_path as "organizationPath", name, gender, ethnicity,
      birth_date as "birthDate", identity_number_sealed as "sealedNumber", phone_sealed as "sealedPhone",
      work_started_on as "workStartedOn", joined_on as "joinedOn", became_full_on as "becameFullOn",
      native_place as "nativePlace", home_address_sealed as "sealedAddress", mobile_since as "mobileSince",
      mobile_to as "mobileTo", lost_since as "lostSince", lost_case as "lostCase"
    from person where id = any(${ids}::int[]) order by id ${lock}`.execute(ctx.db)
  const standings = await standingsOf(ctx, ids)
  return new Map(
    rows.map(({ sealedNumber, sealedPhone, sealedAddress, ...person }) => [
      person.id,
      {
        ...person,
        identityNumber: sealedNumber && ctx.sealing.open(sealedNumber),
        phone: sealedPhone && ctx.sealing.open(sealedPhone),
        homeAddress: sealedAddress && ctx.sealing.open(sealedAddress),
        standings: standings.get(person.id) ?? [],
      },
    ]),
  )
}

/** The dated standings of people, oldest first. */
async function standingsOf({ db }: Pick<Context, 'db'>, ids: number[]): Promise<Map<number, Standing[]>> {
  const { rows } = await sql<Standing & { personId: number }>`
    select person_id as "personId", from_on as "from", until_on as "until", organization_id as "organizationId",
      previous_organization_id as "previousOrganizationId", group_id as "groupId", political_status as "politicalStatus",
      membership, employment, education, degree, occupation, began_by as "beganBy"
    from standing where person_id = any(${ids}::int[]) order by person_id, from_on`.execute(db)
  const byPerson = new Map<number, Standing[]>()
  for (const { personId, ...one } of rows) byPerson.set(personId, [...(byPerson.get(personId) ?? []), one])
  return byPerson
}

const hex = (bytes: Buffer | null) => (bytes ? `\\x${bytes.toString('hex')}` : null)

/** Writes the fixed facts of many people in one statement. */
export async function writeFixed(ctx: Write, people: HeldPerson[]): Promise<void> {
  if (people.length === 0) return
  const rows = people.map((person) => ({
    ...person,
    standings: undefined,
    pinyin: pinyinOf(person.name),
    initials: initialsOf(person.name),
    number_sealed: hex(person.identityNumber ? ctx.sealing.seal(person.identityNumber) : null),
    number_key: hex(person.identityNumber ? ctx.sealing.keyOf(person.identityNumber) : null),
    number_masked: person.identityNumber ? masked('identityNumber', person.identityNumber) : null,
    number_male: person.identityNumber ? genderOf(person.identityNumber) === 'male' : null,
    identityNumber: undefined,
    phone_sealed: hex(person.phone ? ctx.sealing.seal(person.phone) : null),
    phone_key: hex(person.phone ? ctx.sealing.keyOf(person.phone) : null),
    phone_masked: person.phone ? masked('phone', person.phone) : null,
    phone: undefined,
    address_sealed: hex(person.homeAddress ? ctx.sealing.seal(person.homeAddress) : null),
    address_masked: person.homeAddress ? masked('homeAddress', person.homeAddress) : null,
    homeAddress: undefined,
  }))
  await sql`
    update person set name = row.name, name_pinyin = row.pinyin, name_initials = row.initials, gender = row.gender,
      ethnicity = row.ethnicity, birth_date = row."birthDate", identity_number_sealed = row.number_sealed,
      identity_number_key = row.number_key, identity_number_masked = row.number_masked,
      identity_number_male = row.number_male, phone_sealed = row.phone_sealed,
      phone_key = row.phone_key, phone_masked = row.phone_masked, work_started_on = row."workStartedOn",
      joined_on = row."joinedOn", became_full_on = row."becameFullOn", native_place = row."nativePlace",
      home_address_sealed = row.address_sealed, home_address_masked = row.address_masked, mobile_since = row."mobileSince", mobile_to = row."mobileTo",
      lost_since = row."lostSince", lost_case = row."lostCase", corrected_at = ${ctx.now.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (id int, name text, pinyin text, initials text, gender text,
      ethnicity text, "birthDate" date, number_sealed bytea, number_key bytea, number_masked text, number_male boolean, phone_sealed bytea,
      phone_key bytea, phone_masked text, "workStartedOn" date, "joinedOn" date, "becameFullOn" date, "nativePlace" text,
      address_sealed bytea, address_masked text, "mobileSince" date, "mobileTo" text, "lostSince" date, "lostCase" text)
    where person.id = row.id`.execute(ctx.db)
}

/** Replaces the standings of people, and copies the one that holds today into their present columns. */
export async function writeStandings(
  ctx: Write,
  people: Pick<HeldPerson, 'id' | 'standings'>[],
): Promise<void> {
  if (people.length === 0) return
  const ids = people.map(({ id }) => id)
  await sql`delete from standing where person_id = any(${ids}::int[])`.execute(ctx.db)
  await insertStandings(
    ctx,
    people.flatMap(({ id, standings }) => standings.map((one) => ({ ...one, personId: id }))),
  )
  await copyPresent(ctx, ids)
}

/** The present columns of people are those of the standing that holds today. */
const copyPresent = ({ db, today }: Write, ids: number[]) =>
  sql`
    update person set organization_id = standing.organization_id, organization_path = coalesce(organization.path, ''),
      group_id = standing.group_id, political_status = standing.political_status, membership = standing.membership,
      employment = standing.employment, education = standing.education, degree = standing.degree, occupation = standing.occupation
    from standing left join organization on organization.id = standing.organization_id
    where standing.person_id = person.id and person.id = any(${ids}::int[])
      and standing.from_on <= ${today} and (standing.until_on is null or standing.until_on > ${today})`.execute(
    db,
  )

export type ChangeLine = {
  personId: number
  kind: string
  effectiveOn: Day | null
  before: unknown
  after: unknown
  reason: string
  undoes?: number
}

/** The lines of the record, with who and from where. Answers their ids in order. */
export async function insertChanges(
  { db, now }: Pick<Context, 'db' | 'now'>,
  lines: ChangeLine[],
  by: { name: string; accountId: number | null; source: string },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into person_change (person_id, kind, effective_on, before, after, reason, source, recorded_at, recorded_by, account_id, undoes)
    select "personId", kind, "effectiveOn", before, after, reason, ${by.source}, ${now.toISOString()}::timestamptz, ${by.name}, ${by.accountId}::int, undoes
    from json_to_recordset(${JSON.stringify(lines)}::json) as row ("personId" int, kind text, "effectiveOn" date, before jsonb,
      after jsonb, reason text, undoes int)
    returning id`.execute(db)
  return rows.map(({ id }) => id)
}

export const changesOf = ({ db }: Pick<Context, 'db'>, personId: number) =>
  db
    .selectFrom('person_change as change')
    .leftJoin('person_change as counter', 'counter.undoes', 'change.id')
    .where('change.person_id', '=', personId)
    .select([
      'change.id',
      'change.kind',
      'change.effective_on as effectiveOn',
      'change.before',
      'change.after',
      'change.reason',
      'change.source',
      'change.recorded_at as recordedAt',
      'change.recorded_by as recordedBy',
      'change.undoes',
      'counter.id as undoneBy',
    ])
    .orderBy('change.id', 'desc')
    .execute()

/** Whoever else holds this identity number. */
export const holderOfNumber = (
  { db, sealing }: Pick<Context, 'db' | 'sealing'>,
  number: string,
  exceptId: number,
) =>
  db
    .selectFrom('person')
    .where('identity_number_key', '=', sealing.keyOf(number))
    .where('id', '<>', exceptId)
    .select(['id', 'employee_no as employeeNo'])
    .executeTakeFirst()

/**
 * Lets one transaction at a time give out identity numbers, so that of two who claim the same one the second is told
 * so. Taken after the person, never before: nobody then waits in a circle.
 */
export const lockNumbers = ({ db }: Pick<Context, 'db'>) =>
  sql`select pg_advisory_xact_lock(hashtext('person.identity-number'))`.execute(db)

/** Names of organizations by id, for lines that tell where somebody was. */
export async function organizationNames(
  { db }: Pick<Context, 'db'>,
  ids: number[],
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('organization').where('id', 'in', ids).select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Whether the group is one of the branch's and not closed. */
export const groupStands = ({ db }: Pick<Context, 'db'>, groupId: number, organizationId: number) =>
  db
    .selectFrom('party_group')
    .where('id', '=', groupId)
    .where('organization_id', '=', organizationId)
    .where('until_on', 'is', null)
    .select(['id', 'name'])
    .executeTakeFirst()
